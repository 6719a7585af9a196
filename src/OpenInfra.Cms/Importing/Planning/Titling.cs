using System.Text.Json.Nodes;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Gives every entry a title that can be stored.</summary>
internal sealed class Titling(Notebook notebook)
{
    /// <summary>Gives a title to content that has none: that for search engines, its first heading, or the name of its file.</summary>
    public void Complete(JsonObject content, Candidate candidate)
    {
        if (!string.IsNullOrWhiteSpace((string?)content["title"])) return;
        var (title, from) = TitleOf(candidate);
        content["title"] = title;
        notebook.Warn(candidate.Document.Path, 1, $"There is no title; \"{title}\" is taken, from {from}.");
    }

    /// <summary>Cuts a title that is too long, and keeps all of it in `extra`.</summary>
    public void Limit(JsonObject content, string field, string path)
    {
        if ((string?)content[field] is not { Length: > Drafting.MaxTitle } title) return;
        var end = char.IsHighSurrogate(title[Drafting.MaxTitle - 1]) ? Drafting.MaxTitle - 1 : Drafting.MaxTitle;
        content["extra"]![field] = title;
        content[field] = title[..end];
        notebook.Warn(path, 1,
            $"{field}: the text has {title.Length:N0} characters; it is cut to {Drafting.MaxTitle:N0}. "
            + $"The value is kept in extra.{field}.");
    }

    private static (string Title, string From) TitleOf(Candidate candidate)
    {
        if (candidate.Values.At("seo.title")?.Text?.Trim() is { Length: > 0 } seo) return (seo, "seo.title");
        return Renderer.Render(candidate.Document.Body).Toc.FirstOrDefault(one => one.Text.Length > 0) is { } heading
            ? (heading.Text, "the first heading") : (FileNames.SlugOf(candidate.Document), "the file's name");
    }
}

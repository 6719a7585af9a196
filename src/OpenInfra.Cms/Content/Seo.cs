using System.ComponentModel;

namespace OpenInfra.Cms.Content;

/// <summary>What search engines and social networks are told of an entry; every part is optional in a source.</summary>
[Description("What search engines and social networks are told.")]
public sealed record Seo
{
    [Description("The title for search results; the entry's own where the source gives none.")]
    public string? Title { get; init; }

    [Description("A sentence or two for search results; the entry's own description or title where the source gives none.")]
    public string? Description { get; init; }

    [Description("The canonical URL, as the source wrote it.")]
    public string? Url { get; init; }

    [Description("The image for previews: a URL, or a path of the site.")]
    public string? Image { get; init; }

    [Description("The account that is credited, as the source wrote it.")]
    public string? TwitterUsername { get; init; }

    /// <summary>What is told of some content: its own words where it has none for this, so never without a title and a description.</summary>
    public static Seo Of<T>(T content) where T : class, IContent<T>
    {
        var own = content.Seo ?? new();
        return own with
        {
            Title = own.Title ?? content.Title,
            Description = own.Description ?? T.Definition.Summary(content) ?? content.Title,
        };
    }
}

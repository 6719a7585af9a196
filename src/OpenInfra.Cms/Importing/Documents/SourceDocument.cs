using System.Security.Cryptography;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>A file that was read: its values, its text, its bytes.</summary>
internal sealed record SourceDocument
{
    /// <summary>Its place below the root, with "/" between the segments.</summary>
    public required string Path { get; init; }

    /// <summary>The file to the byte.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether it is a Markdown document, with a text of its own.</summary>
    public required bool IsMarkdown { get; init; }

    /// <summary>The front matter, or all of a YAML or JSON file; null where there is none.</summary>
    public required SourceNode? Values { get; init; }

    /// <summary>Where in the text the body begins.</summary>
    public required int BodyStart { get; init; }

    /// <summary>The Markdown text; empty for other files. Decoded when asked for: a large source would not fit into memory twice.</summary>
    public string Body => SourceText.Decode(Bytes)![BodyStart..];

    /// <summary>Whether a file of this path is Markdown; that with JSX in it is taken as it stands.</summary>
    public static bool IsMarkdownFile(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown" or ".mdx";

    /// <summary>Whether a file of this name, without extension, is that of its folder; Hugo has it with a line before it too.</summary>
    public static bool IsIndex(string name) => name is "index" or "_index";

    /// <summary>The file's name without extension; for an "index" the name of its folder.</summary>
    public string Name
    {
        get
        {
            var segments = Path.Split('/');
            var name = System.IO.Path.GetFileNameWithoutExtension(segments[^1]);
            return IsIndex(name) && segments.Length > 1 ? segments[^2] : name;
        }
    }

    /// <summary>Takes a file's bytes apart.</summary>
    /// <param name="path">Its place below the root.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="warn">Told of what is odd but readable, with its line.</param>
    /// <exception cref="SourceException">It can't be read.</exception>
    /// <exception cref="NotTextException">It is no text.</exception>
    public static SourceDocument Read(string path, byte[] bytes, Action<int, string> warn)
    {
        var text = SourceText.Decode(bytes) ?? throw NotTextException.Of(bytes);
        var isMarkdown = IsMarkdownFile(path);
        var (values, bodyStart) = isMarkdown ? ReadMarkdown(text, warn)
            : path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? (JsonSource.Read(text, 1, warn), text.Length)
            : (YamlSource.Read(text, 1, warn), text.Length);
        return new()
        {
            Path = path,
            Bytes = bytes,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            IsMarkdown = isMarkdown,
            Values = values,
            BodyStart = bodyStart,
        };
    }

    private static (SourceNode? Values, int BodyStart) ReadMarkdown(string text, Action<int, string> warn)
    {
        var front = FrontMatter.Of(text);
        if (front.IsLikelyMeant && text[0] == '{')
            warn(1, "The front matter in JSON that seems to begin here can't be read, or is nested more than "
                + $"{Limits.MaxDepth} levels deep; all of the file is read as its text. Commas stand between pairs, a brace closes them.");
        else if (front.IsLikelyMeant)
            warn(1, "Front matter begins on the first line with a line of only \"---\", or \"+++\"; all of the file is read as its text.");
        if (!front.IsClosed)
            warn(1, $"The front matter is never closed by a line \"{text[..3]}\"; all of the file is read as front matter.");
        var values = front.Language switch
        {
            FrontMatterLanguage.Yaml => YamlSource.Read(front.Values, front.FirstLine, warn),
            FrontMatterLanguage.Json => JsonSource.Read(front.Values, front.FirstLine, warn),
            FrontMatterLanguage.Toml => TomlSource.Read(front.Values, front.FirstLine, warn),
            _ => null,
        };
        if (values is null or SourceMapping) return (values, front.BodyStart);
        warn(1, "What stands between the lines \"---\" is no keys with values; all of the file is read as its text.");
        return (null, 0);
    }
}

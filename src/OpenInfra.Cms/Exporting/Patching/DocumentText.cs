using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>A file's text taken apart, so that each part can be changed and all else goes back as it was.</summary>
internal sealed record DocumentText
{
    /// <summary>What stands before the values: the line that opens the front matter, or nothing.</summary>
    private string Open { get; init; } = "";

    /// <summary>The YAML or JSON; empty for Markdown without front matter.</summary>
    private string Values { get; init; } = "";

    /// <summary>The line that closes the front matter, or nothing.</summary>
    private string Close { get; init; } = "";

    private string Body { get; init; } = "";

    /// <summary>Whether there is front matter.</summary>
    private bool IsFenced { get; init; }

    public required bool IsMarkdown { get; init; }

    /// <summary>What the values are written in; what new ones would be, where there are none.</summary>
    public required FrontMatterLanguage Language { get; init; }

    public required Encoding Encoding { get; init; }

    /// <summary>How its values are laid out where they don't show it.</summary>
    private Layout Manner { get; init; } = Layout.Default;

    private string NewLine => Layout.NewLineOf(Open + Values + Body, Manner);

    /// <summary>Takes a file apart.</summary>
    public static DocumentText Of(string path, byte[] bytes)
    {
        var text = SourceText.Decode(bytes) ?? throw NotTextException.Of(bytes);
        var isMarkdown = SourceDocument.IsMarkdownFile(path);
        var whole = new DocumentText
        {
            IsMarkdown = isMarkdown,
            Language = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? FrontMatterLanguage.Json : FrontMatterLanguage.Yaml,
            Encoding = EncodingOf(bytes),
        };
        if (!isMarkdown) return whole with { Values = text };
        var front = FrontMatter.Of(text);
        if (front.Language == FrontMatterLanguage.None) return whole with { Body = text };
        // An object at the very beginning has no line before it.
        var start = front.FirstLine == 1 ? 0 : text.IndexOf('\n') is var line and >= 0 ? line + 1 : text.Length;
        var end = Math.Min(text.Length, start + front.Values.Length);
        return whole with
        {
            IsFenced = true,
            Language = front.Language,
            Open = text[..start],
            Values = text[start..end],
            Close = text[end..front.BodyStart],
            Body = text[front.BodyStart..],
        };
    }

    /// <summary>A new document, in the language and layout of another one.</summary>
    /// <param name="path">Its place, whose extension says whether it is Markdown.</param>
    /// <param name="values">Its values.</param>
    /// <param name="like">The other one; null for none.</param>
    public static DocumentText New(string path, JsonObject values, DocumentText? like)
    {
        var whole = Of(path, []);
        var isAlike = whole.IsMarkdown && like is { IsFenced: true };
        var newLine = like?.NewLine ?? "\n";
        var (open, close) = !whole.IsMarkdown ? ("", "") : isAlike ? (like!.Open.Trim(), like.Close.Trim()) : ("---", "---");
        return (whole with
        {
            IsFenced = whole.IsMarkdown,
            Language = isAlike ? like!.Language : whole.Language,
            Manner = like is null ? Layout.Default : Layout.Of(like.Values, like.Language, Layout.Default) with { NewLine = newLine },
            Open = open.Length == 0 ? "" : open + newLine,
            Close = !whole.IsMarkdown ? "" : (close.Length > 0 || open.Length == 0 ? close : open[..3]) + newLine,
        }).Rewritten(values);
    }

    /// <summary>The document after one more change.</summary>
    /// <exception cref="UnpatchableException">The change can't be made in the text as it is written.</exception>
    public DocumentText With(Edit edit)
    {
        if (edit is SetBody(var body)) return WithBody(body);
        var values = ValuesPatch.Apply(Values, Language, Manner, edit);
        return values == Values || !IsMarkdown ? this with { Values = values }
            : Fenced() with { Values = IsFenced ? values : WithLineEnd(values) };
    }

    /// <summary>
    /// The document with all of its values written anew: in its language, but that TOML which can't hold them is YAML then.
    /// </summary>
    public DocumentText Rewritten(JsonObject values)
    {
        try
        {
            var written = Language switch
            {
                FrontMatterLanguage.Json =>
                    new FlowWriter(Language, NewLine).Value(values, "") + (Open.Length > 0 || !IsMarkdown ? NewLine : ""),
                FrontMatterLanguage.Toml => TomlWriter.Document(values, NewLine),
                _ => values.Count == 0 ? "" : new YamlWriter(Manner with { NewLine = NewLine }).Pairs(values, 0, 0) + NewLine,
            };
            return IsMarkdown ? Fenced() with { Values = written } : this with { Values = written };
        }
        catch (UnpatchableException) when (Language == FrontMatterLanguage.Toml)
        {
            return (this with { IsFenced = false, Language = FrontMatterLanguage.Yaml }).Rewritten(values);
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes() => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Open + Values + Close + Body)];

    private DocumentText WithBody(string body)
    {
        if (!IsFenced)
            return FrontMatter.Of(body).Language == FrontMatterLanguage.None ? this with { Body = body } : Fenced() with { Body = body };
        if (Open.Length == 0) return this with { Close = Close.EndsWith('\n') ? Close : Close + NewLine, Body = body };
        var closed = Close.Length == 0 ? this with { Values = WithLineEnd(Values) } : this;
        var line = closed.Close.Length == 0 ? Open[..3] : closed.Close;
        return closed with { Close = line.EndsWith('\n') ? line : line + NewLine, Body = body };
    }

    private DocumentText Fenced() => IsFenced ? this : this with { IsFenced = true, Open = $"---{NewLine}", Close = $"---{NewLine}" };

    private string WithLineEnd(string values) => values.Length == 0 || values.EndsWith('\n') ? values : values + NewLine;

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}

using System.Text;
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

    public required bool IsJson { get; init; }

    private bool IsToml { get; init; }

    public required Encoding Encoding { get; init; }

    private string NewLine => (Open + Values + Body).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Takes a file apart.</summary>
    public static DocumentText Of(string path, byte[] bytes)
    {
        var text = SourceText.Decode(bytes) ?? throw NotTextException.Of(bytes);
        var isMarkdown = SourceDocument.IsMarkdownFile(path);
        var whole = new DocumentText
        {
            IsMarkdown = isMarkdown,
            IsJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase),
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
            IsJson = front.Language == FrontMatterLanguage.Json,
            IsToml = front.Language == FrontMatterLanguage.Toml,
            Open = text[..start],
            Values = text[start..end],
            Close = text[end..front.BodyStart],
            Body = text[front.BodyStart..],
        };
    }

    /// <summary>The document after one more change.</summary>
    /// <exception cref="UnpatchableException">The change can't be made in the text as it is written.</exception>
    public DocumentText With(Edit edit)
    {
        if (edit is SetBody(var body)) return WithBody(body);
        if (IsToml) throw new UnpatchableException("TOML is not patched.");
        var values = ValuesPatch.Apply(Values, IsJson, edit);
        return values == Values || !IsMarkdown ? this with { Values = values } : Fenced() with { Values = IsFenced ? values : WithLineEnd(values) };
    }

    /// <summary>The document with all of its values written anew; what was TOML is YAML then.</summary>
    public DocumentText Rewritten(string values) => IsToml ? (this with { IsFenced = false, IsToml = false }).Rewritten(values)
        : IsMarkdown ? Fenced() with { Values = WithLineEnd(values) } : this with { Values = values };

    /// <summary>The file.</summary>
    public byte[] ToBytes() => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Open + Values + Close + Body)];

    private DocumentText WithBody(string body)
    {
        if (!IsFenced) return FrontMatter.Of(body).Language == FrontMatterLanguage.None ? this with { Body = body } : Fenced() with { Body = body };
        if (Open.Length == 0) return this with { Body = body };
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

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

    public required bool IsMarkdown { get; init; }

    public required bool IsJson { get; init; }

    public required Encoding Encoding { get; init; }

    private string NewLine => (Open + Values + Body).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Takes a file apart.</summary>
    public static DocumentText Of(string path, byte[] bytes)
    {
        var text = SourceText.Decode(bytes) ?? throw new NotTextException();
        var isMarkdown = Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown";
        var whole = new DocumentText
        {
            IsMarkdown = isMarkdown,
            IsJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase),
            Encoding = EncodingOf(bytes),
        };
        if (!isMarkdown) return whole with { Values = text };
        var front = FrontMatter.Of(text);
        if (front.Yaml is null) return whole with { Body = text };
        var start = text.IndexOf('\n') + 1;
        var end = start == 0 ? text.Length : start + front.Yaml.Length;
        start = start == 0 ? text.Length : start;
        return whole with { Open = text[..start], Values = text[start..end], Close = text[end..^front.Body.Length], Body = front.Body };
    }

    /// <summary>The document after one more change.</summary>
    /// <exception cref="UnpatchableException">The change can't be made in the text as it is written.</exception>
    public DocumentText With(Edit edit)
    {
        if (edit is SetBody(var body)) return WithBody(body);
        var values = ValuesPatch.Apply(Values, IsJson, edit);
        return values == Values || !IsMarkdown ? this with { Values = values } : Fenced() with { Values = Open.Length > 0 ? values : WithLineEnd(values) };
    }

    /// <summary>The document with all of its values written anew.</summary>
    public DocumentText Rewritten(string values) => IsMarkdown ? Fenced() with { Values = WithLineEnd(values) } : this with { Values = values };

    /// <summary>The file.</summary>
    public byte[] ToBytes() => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(Open + Values + Close + Body)];

    private DocumentText WithBody(string body)
    {
        if (Open.Length == 0) return FrontMatter.Of(body).Yaml is null ? this with { Body = body } : Fenced() with { Body = body };
        var closed = Close.Length == 0 ? this with { Values = WithLineEnd(Values) } : this;
        var line = closed.Close.Length == 0 ? "---" : closed.Close;
        return closed with { Close = line.EndsWith('\n') ? line : line + NewLine, Body = body };
    }

    private DocumentText Fenced() => Open.Length > 0 ? this : this with { Open = $"---{NewLine}", Close = $"---{NewLine}" };

    private string WithLineEnd(string values) => values.Length == 0 || values.EndsWith('\n') ? values : values + NewLine;

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}

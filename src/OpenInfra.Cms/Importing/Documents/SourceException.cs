namespace OpenInfra.Cms.Importing.Documents;

/// <summary>A document that can't be read: what is wrong, and where (1-based; 0 where that is unknown).</summary>
public sealed class SourceException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}

/// <summary>A file that holds no text, and where that shows first (1-based; 0 where that is unknown).</summary>
public sealed class NotTextException(string message, int line = 0) : Exception(message)
{
    public int Line { get; } = line;

    /// <summary>Says what the bytes are instead, as far as that can be told.</summary>
    public static NotTextException Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf((byte)0) is >= 0 and var nul && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.Count((byte)0) * 3 > bytes.Length
                ? new("The file is not text in UTF-8; it looks like UTF-16 without a byte order mark. Save it as UTF-8.", 1)
                : new("The file is not text: it holds U+0000, which no text does. Take that out.", bytes[..nul].Count((byte)'\n') + 1);
        }
        if (bytes.Contains((byte)0) || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new("The file is not text: neither UTF-8 nor UTF-16 with a byte order mark.");
        var at = System.Text.Unicode.Utf8.IsValid(bytes) ? 0 : FirstInvalid(bytes);
        return new($"The file is not text in UTF-8, as its byte 0x{bytes[at]:X2} shows. If it is text in another encoding, convert it: "
            + "iconv -f WINDOWS-1252 -t UTF-8 does that for western Europe's.", bytes[..at].Count((byte)'\n') + 1);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }
}

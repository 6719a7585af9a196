using System.Text;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Tells text from other bytes: UTF-8, with or without a byte order mark, or UTF-16 with one.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding _utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding _utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text; null where the bytes are none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => _utf8.GetString(bytes[3..]),
                [0xFF, 0xFE, ..] => _utf16.GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => _utf16BigEndian.GetString(bytes[2..]),
                _ => _utf8.GetString(bytes),
            };
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

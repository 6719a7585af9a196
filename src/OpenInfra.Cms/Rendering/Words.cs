using System.Text;

namespace OpenInfra.Cms.Rendering;

/// <summary>Counts words: what stands between white space and has a letter or digit; in scripts without spaces, each character.</summary>
internal static class Words
{
    public static int Count(string text)
    {
        var count = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsIdeographic(rune.Value)) (count, inWord) = (count + 1, false);
            else if (Rune.IsWhiteSpace(rune)) inWord = false;
            else if (!inWord && Rune.IsLetterOrDigit(rune)) (count, inWord) = (count + 1, true);
        }
        return count;
    }

    /// <summary>Whether a character is Han or kana, which are written without spaces. Hangul is not: Korean has them.</summary>
    public static bool IsIdeographic(int scalar) => scalar is
        >= 0x3005 and <= 0x3007 or >= 0x3040 and <= 0x30FF or >= 0x31F0 and <= 0x31FF or >= 0x3400 and <= 0x4DBF
        or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFF9F or >= 0x20000 and <= 0x3FFFF;
}

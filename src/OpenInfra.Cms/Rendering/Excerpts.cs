using System.Globalization;
using System.Text;

namespace OpenInfra.Cms.Rendering;

/// <summary>What a list shows of a text.</summary>
public static class Excerpts
{
    // The mean for silent reading of English non-fiction is 238 (Brysbaert, "How many words do we read per minute?", Journal of Memory
    // and Language 109, 2019), taken down a little for text full of names, figures and links.
    private const int WordsPerMinute = 230;

    /// <summary>
    /// The first words of a text on one line, at most <paramref name="length"/> UTF-16 units with the "…", which is there only where
    /// something was left out. Cut between words, or between characters where a word alone is too long, never within one.
    /// </summary>
    public static string Excerpt(string plain, int length)
    {
        ArgumentNullException.ThrowIfNull(plain);
        if (plain.Length <= length) return OneLine(plain);
        return length <= 0 ? "" : OneLine(plain[..CutWithin(plain, length - 1)]).TrimEnd() + "…";
    }

    /// <summary>
    /// How long a text takes to read, 0 only where it has no word. A Chinese or Japanese character counts as a word.
    /// </summary>
    public static int ReadingMinutes(int wordCount) => (Math.Max(wordCount, 0) + WordsPerMinute - 1) / WordsPerMinute;

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\r', ' ');

    private static int CutWithin(string text, int budget)
    {
        // One unit more than fits: a character that would go on behind the budget is seen to.
        var start = text.AsSpan(0, budget + 1);
        var (word, character) = (0, 0);
        while (character + StringInfo.GetNextTextElementLength(start[character..]) is var next && next <= budget)
        {
            Rune.DecodeFromUtf16(start[next..], out var after, out _);
            Rune.DecodeFromUtf16(start[character..], out var before, out _);
            if (Rune.IsWhiteSpace(after) || Words.IsIdeographic(after.Value) || Words.IsIdeographic(before.Value)) word = next;
            character = next;
        }
        return word > 0 ? word : character;
    }
}

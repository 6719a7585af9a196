using System.Text;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>Made-up words, as frequent as words of a language are: the second is half as frequent as the first, the tenth a tenth (Zipf).</summary>
internal static class Vocabulary
{
    private const int Size = 20_000, WordsOfText = 150, WordsOfTitle = 6;

    private static readonly string[] _words = [.. Enumerable.Range(0, Size).Select(Make)];

    /// <summary>The word of a rank, from 1.</summary>
    public static string Word(int rank) => _words[rank - 1];

    public static string Title(Random random) => Several(random, WordsOfTitle);

    public static string Text(Random random) => Several(random, WordsOfText);

    private static string Several(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[(int)Math.Exp(random.NextDouble() * Math.Log(Size)) - 1]));

    // Syllables as digits. The last letter keeps stemmers from taking two words for one.
    private static string Make(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + 60; rest > 0; rest /= 60) word.Append("bdfghklmnprt"[rest % 60 / 5]).Append("aeiou"[rest % 5]);
        return word.Append('x').ToString();
    }
}

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>Tells slips of the fingers from other words.</summary>
internal static class Spelling
{
    /// <summary>
    /// For each word the one among those like it that it is a slip of; none where there is none. Hardly anybody mistakes the first letter.
    /// </summary>
    public static Dictionary<string, string> Nearest(IEnumerable<(string Word, string Like)> pairs) => pairs
        .Select(pair => (pair.Word, pair.Like, Slips: SlipsBetween(pair.Word.ToLowerInvariant(), pair.Like)))
        .Where(pair => pair.Slips <= (pair.Word.Length < 5 ? 1 : 2) && char.ToLowerInvariant(pair.Word[0]) == pair.Like[0])
        .GroupBy(pair => pair.Word)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.MinBy(pair => pair.Slips).Like);

    /// <summary>How many letters were left out, added, mistaken or swapped with the next (optimal string alignment).</summary>
    public static int SlipsBetween(string one, string other)
    {
        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++) slips[i, j] = i == 0 || j == 0 ? i + j : Least(slips, one, other, i, j);
        }
        return slips[one.Length, other.Length];
    }

    private static int Least(int[,] slips, string one, string other, int i, int j)
    {
        var least = Math.Min(slips[i - 1, j] + 1, slips[i, j - 1] + 1);
        least = Math.Min(least, slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
        var isSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return isSwapped ? Math.Min(least, slips[i - 2, j - 2] + 1) : least;
    }
}

using System.Globalization;
using System.Text;

namespace OpenInfra.Cms.Checking.Names;

/// <summary>
/// Finds names that may be meant to be one: they differ in accents, case, punctuation, the order of words, or one letter.
/// </summary>
internal static class SimilarNames
{
    // One letter more or less makes "Ana" another name than "Anna", but hardly "Jonathan" than "Johnathan".
    private const int LongEnoughForTypos = 6;

    /// <summary>The pairs of names that look alike, each pair once, in the order of the names.</summary>
    public static IEnumerable<(int First, int Second)> PairsOf(IReadOnlyList<string> names)
    {
        var plain = names.Select(Plain).ToList();
        var pairs = new SortedSet<(int, int)>();
        foreach (var alike in GroupsOf(plain))
        {
            for (var i = 0; i < alike.Count; i++)
                for (var j = i + 1; j < alike.Count; j++)
                    if (LookAlike(plain[alike[i]], plain[alike[j]])) pairs.Add((alike[i], alike[j]));
        }
        return pairs;
    }

    // Two texts that one letter tells apart are the same once the right letter of each, or of one, is left out: so not all
    // have to be compared with all.
    private static IEnumerable<List<int>> GroupsOf(List<string> names)
    {
        var groups = new Dictionary<string, List<int>>();
        for (var i = 0; i < names.Count; i++)
        {
            foreach (var key in KeysOf(names[i]).Distinct())
            {
                if (!groups.TryGetValue(key, out var group)) groups[key] = group = [];
                group.Add(i);
            }
        }
        return groups.Values.Where(group => group.Count > 1);
    }

    private static IEnumerable<string> KeysOf(string name)
    {
        if (name.Length == 0) yield break;
        yield return name;
        yield return Sorted(name);
        if (name.Length < LongEnoughForTypos) yield break;
        for (var i = 0; i < name.Length; i++) yield return name.Remove(i, 1);
    }

    private static bool LookAlike(string one, string other) =>
        one == other || Sorted(one) == Sorted(other)
        || (Math.Min(one.Length, other.Length) >= LongEnoughForTypos && DigitsOf(one) == DigitsOf(other) && DifferByOne(one, other));

    private static bool DifferByOne(string one, string other)
    {
        if (one.Length > other.Length) (one, other) = (other, one);
        var same = one.AsSpan().CommonPrefixLength(other);
        return one.Length == other.Length
            ? one.AsSpan(same + 1).SequenceEqual(other.AsSpan(same + 1))
            : one.Length + 1 == other.Length && one.AsSpan(same).SequenceEqual(other.AsSpan(same + 1));
    }

    private static string Sorted(string name) => string.Join(' ', name.Split(' ').Order(StringComparer.Ordinal));

    // "Group 1" and "Group 2" are two.
    private static string DigitsOf(string name) => string.Concat(name.Where(char.IsDigit));

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}

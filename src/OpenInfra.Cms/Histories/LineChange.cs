using DiffPlex;
using DiffPlex.Chunkers;

namespace OpenInfra.Cms.Histories;

/// <summary>Lines of a text that give way to others. Lines keep their ends, so that no byte goes untold.</summary>
/// <param name="From">The number of the first line removed, from 1; where none is, of the line before which others are added.</param>
/// <param name="Removed">The lines that were there.</param>
/// <param name="To">The number that the first line added has in the other text, or would have.</param>
/// <param name="Added">The lines that are there now.</param>
public sealed record LineChange(int From, IReadOnlyList<string> Removed, int To, IReadOnlyList<string> Added)
{
    private static readonly LineEndingsPreservingChunker _lines = LineEndingsPreservingChunker.Instance;

    // Finding what two texts have in common takes the square of the lines that they haven't.
    private const int MaxCompared = 10_000;

    /// <summary>How two texts differ, in order. What is changed throughout and very long is told as one change.</summary>
    public static IReadOnlyList<LineChange> Between(string before, string after)
    {
        var (from, to) = (LinesOf(before), LinesOf(after));
        var start = from.AsSpan().CommonPrefixLength(to);
        var end = Reversed(from[start..]).AsSpan().CommonPrefixLength(Reversed(to[start..]));
        var (removed, added) = (from[start..^end], to[start..^end]);
        if (removed.Length + added.Length > MaxCompared) return [new(start + 1, removed, start + 1, added)];
        var diff = Differ.Instance.CreateDiffs(
            string.Concat(removed), string.Concat(added), ignoreWhiteSpace: false, ignoreCase: false, _lines);
        return
        [
            .. diff.DiffBlocks.Select(block => new LineChange(
                start + block.DeleteStartA + 1, removed[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)],
                start + block.InsertStartB + 1, added[block.InsertStartB..(block.InsertStartB + block.InsertCountB)])),
        ];
    }

    private static string[] LinesOf(string text) => [.. _lines.Chunk(text)];

    private static string[] Reversed(string[] lines) => [.. lines.AsEnumerable().Reverse()];
}

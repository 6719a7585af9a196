using Markdig.Helpers;
using Markdig.Parsers;

namespace OpenInfra.Cms.Rendering;

/// <summary>
/// Bounds what Markdig spends on a text. It parses some starts (a link's target, a comment, CDATA) up to the end of the paragraph and,
/// finding no end, does so again for the next: 80 KB of "[a](" take 3 s. This parser matches nothing and counts. It counts work, not
/// time, so that the same text always renders the same.
/// </summary>
internal sealed class Effort : InlineParser
{
    // About a second, and far above what is written by people: 2,000 links in a paragraph of 250 KB.
    private const long Budget = 250_000_000;
    private const int MaximumDefinitions = 20_000;

    public Effort() => OpeningCharacters = [']', '<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if ((slice.CurrentChar, slice.PeekChar()) is (']', '(') or ('<', '!' or '?'))
        {
            var spent = (Work)(processor.ParserStates[Index] ??= new Work());
            spent.Done += slice.Length;
            TooComplexException.ThrowIf(spent.Done > Budget, "unfinished links or comments");
        }
        return false;
    }

    /// <summary>Markdig takes link and footnote definitions out of the document one by one, which is quadratic.</summary>
    public static void RefuseManyDefinitions(string markdown)
    {
        var count = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith('[')) TooComplexException.ThrowIf(++count > MaximumDefinitions, "definitions");
        }
    }

    private sealed class Work
    {
        public long Done { get; set; }
    }
}

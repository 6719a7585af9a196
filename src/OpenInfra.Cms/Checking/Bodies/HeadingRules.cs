using System.Globalization;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Looks at the levels of headings, by which those who can't see a page find their way in it.</summary>
internal static class HeadingRules
{
    /// <summary>What is wrong, and with which heading.</summary>
    public static IEnumerable<(string Message, int Heading)> Check(IReadOnlyList<Heading> headings)
    {
        var mainHeadings = 0;
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i];
            if (i > 0 && heading.Level - headings[i - 1].Level > 1) yield return (Jump(headings[i - 1], heading), i);
            if (heading.Level == 1 && ++mainHeadings == 2) yield return (Second(heading, headings.Count(other => other.Level == 1)), i);
        }
    }

    /// <summary>Where a heading stands in the source: each has the first mark of its level after that of the one before.</summary>
    public static Mark? MarkOf(int heading, IReadOnlyList<Heading> headings, Outline outline)
    {
        var marks = outline.Marks.Where(mark => mark.Kind == MarkKind.Heading).ToList();
        var (found, next) = ((Mark?)null, 0);
        foreach (var level in headings.Take(heading + 1).Select(one => one.Level.ToString(CultureInfo.InvariantCulture)))
        {
            var at = marks.FindIndex(next, mark => mark.Value == level);
            (found, next) = at < 0 ? (null, next) : (marks[at], at + 1);
        }
        return found;
    }

    // Once for a text: where an author takes h1 for sections, all of them are.
    private static string Second(Heading heading, int count) =>
        $"{Quotation.Of(heading.Text)} is the second h1 of {count}; a page has one.";

    private static string Jump(Heading before, Heading heading) =>
        $"{Quotation.Of(heading.Text)} is an h{heading.Level} below the h{before.Level} {Quotation.Of(before.Text)}: " +
        $"h{before.Level + 1} is left out.";
}

using System.Globalization;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Looks at the levels of headings, by which those who can't see a page find their way in it.</summary>
internal static class HeadingRules
{
    /// <summary>What is wrong, with the heading's place in the source where it is found.</summary>
    public static IEnumerable<(string Message, Mark? Mark)> Check(IReadOnlyList<Heading> headings, Outline outline)
    {
        var marks = outline.Marks.Where(mark => mark.Kind == MarkKind.Heading).ToList();
        var (previous, next, mainHeadings) = ((Heading?)null, 0, 0);
        foreach (var heading in headings)
        {
            var at = marks.FindIndex(next, mark => mark.Value == heading.Level.ToString(CultureInfo.InvariantCulture));
            if (at >= 0) next = at + 1;
            var mark = at >= 0 ? marks[at] : null;
            if (heading.Level - previous?.Level > 1) yield return (Jump(previous!, heading), mark);
            if (heading.Level == 1 && ++mainHeadings == 2) yield return (Second(heading, headings.Count(other => other.Level == 1)), mark);
            previous = heading;
        }
    }

    // Once for a text: where an author takes h1 for sections, all of them are.
    private static string Second(Heading heading, int count) => $"\"{Quotation.Of(heading.Text)}\" is the second h1 of {count}; a page has one.";

    private static string Jump(Heading before, Heading heading) =>
        $"\"{Quotation.Of(heading.Text)}\" is an h{heading.Level} below the h{before.Level} \"{Quotation.Of(before.Text)}\": h{before.Level + 1} is left out.";
}

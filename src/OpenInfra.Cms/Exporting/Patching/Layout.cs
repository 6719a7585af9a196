using OpenInfra.Cms.Importing.Documents;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>How a text is laid out, so that what is added looks like what is there.</summary>
/// <param name="NewLine">What ends its lines.</param>
/// <param name="ListOffset">By how much a list is indented below its key: 0 or 2.</param>
/// <param name="Indent">By how much a mapping is indented below its key.</param>
internal sealed record Layout(string NewLine, int ListOffset, int Indent)
{
    /// <summary>As Netlify CMS and Prettier write.</summary>
    public static Layout Default { get; } = new("\n", 2, 2);

    /// <summary>The layout of a text: as its first list and its narrowest mapping are indented, or else as in another layout.</summary>
    public static Layout Of(string text, Span? root, Layout other)
    {
        var nested = root is null ? [] : Nested(text, root).ToList();
        return new(
            NewLineOf(text, other),
            nested.Where(one => one.Value.Items is not null).Select(one => one.Offset).FirstOrDefault(other.ListOffset),
            nested.Where(one => one.Value.Pairs is not null && one.Offset > 0).Select(one => one.Offset)
                .DefaultIfEmpty(other.Indent).Min());
    }

    /// <summary>The layout of values; that of others where they are no YAML.</summary>
    public static Layout Of(string values, FrontMatterLanguage language, Layout other)
    {
        try
        {
            return Of(values, language == FrontMatterLanguage.Yaml ? YamlSpans.Find(values) : null, other);
        }
        catch (Exception error) when (error is UnpatchableException or YamlException)
        {
            return other;
        }
    }

    /// <summary>What ends the lines of a text, or else those of another layout.</summary>
    public static string NewLineOf(string text, Layout other) =>
        text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : text.Contains('\n', StringComparison.Ordinal) ? "\n" : other.NewLine;

    /// <summary>How far a place is from the beginning of its line.</summary>
    public static int ColumnOf(string text, int at) => at - (text.LastIndexOf('\n', Math.Max(at - 1, 0), Math.Max(at, 0)) + 1);

    /// <summary>The dash of an item of a list in block style.</summary>
    public static int DashOf(string text, Span item)
    {
        var at = Math.Min(item.Start, text.Length) - 1;
        while (at >= 0 && text[at] != '-') at--;
        return at >= 0 ? at : throw new UnpatchableException("An item has no dash.");
    }

    /// <summary>Where the comments and empty lines above a line begin, but not before a place.</summary>
    public static int WithCommentsAbove(string text, int start, int least)
    {
        while (start > least && start - 1 - ColumnOf(text, start - 1) is var above && above >= least
            && text.AsSpan(above, start - above).Trim() is "" or ['#', ..])
            start = above;
        return start;
    }

    private static IEnumerable<(Span Value, int Offset)> Nested(string text, Span span)
    {
        foreach (var pair in span.Pairs ?? [])
        {
            var value = pair.Value;
            var first = value.IsFlow ? null
                : value.Items is [var item, ..] ? DashOf(text, item)
                : value.Pairs is [var one, ..] ? one.Start : (int?)null;
            if (first is { } at) yield return (value, ColumnOf(text, at) - ColumnOf(text, pair.Start));
            foreach (var below in Nested(text, value)) yield return below;
        }
        foreach (var below in (span.Items ?? []).SelectMany(item => Nested(text, item))) yield return below;
    }
}

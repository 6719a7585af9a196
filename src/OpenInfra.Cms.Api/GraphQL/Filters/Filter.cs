using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>What all filter inputs have in common.</summary>
internal static class Filter
{
    /// <summary>The field of a list's filter that looks for one item.</summary>
    public const string Some = "some";

    // The most tests and values in one filter: each is work for the database, once for each entry.
    private const int MaxSize = 1_000;

    /// <summary>The fields of an input object that a client gave.</summary>
    public static IEnumerable<(string Name, object Value)> PartsOf(object given) =>
        ((IDictionary<string, object?>)given).Select(part => (part.Key, part.Value
            ?? throw Refused.Of("NULL_IN_FILTER",
                $"{part.Key} is null. Tests for null come with a later version; leave the field out to match all.")));

    /// <summary>The condition, if it is not more than can be asked for at once.</summary>
    public static Condition Checked(Condition condition) => SizeOf(condition) <= MaxSize ? condition
        : throw Refused.Of("FILTER_TOO_LARGE", $"A filter has at most {MaxSize} tests and values.");

    private static int SizeOf(Condition condition) => 1 + condition switch
    {
        Condition.All(var all) => all.Sum(SizeOf),
        Condition.Any(var any) => any.Sum(SizeOf),
        Condition.In(_, var values) => values.Count,
        Condition.Some(_, var item) => SizeOf(item),
        Condition.Refers(_, var entry) => SizeOf(entry),
        _ => 0,
    };
}

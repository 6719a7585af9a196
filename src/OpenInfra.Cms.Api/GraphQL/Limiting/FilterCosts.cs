using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Limiting;

/// <summary>What a filter costs: equality is answered by an index, a part of a text by a look at each entry, a relation by another table.</summary>
internal static class FilterCosts
{
    private const double Value = 0.1, Test = 1, Beginning = 20, PartOfText = 100, Items = 5, Relation = 50;

    /// <summary>The cost of finding what fulfils a condition.</summary>
    public static double Of(Condition condition) => condition switch
    {
        Condition.All(var all) => all.Sum(Of),
        Condition.Any(var any) => any.Sum(Of),
        Condition.Not(var one) => Of(one),
        Condition.In(_, var values) => Test + (Value * values.Count),
        Condition.Matches(_, TextMatch.StartsWith, _) => Beginning,
        Condition.Matches => PartOfText,
        Condition.Some(_, var item) => Items + Of(item),
        Condition.Refers(_, var entry) => Relation + Of(entry),
        Condition.ReferredTo(_, var entry) => Relation + Of(entry),
        _ => Test,
    };
}

using System.Globalization;
using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>
/// Looks up the entries that a condition asks for by what they are like, and asks for their ids instead: an index finds ids, and
/// the database's planner knows how frequent each of them is. Where they are too many, nearly every entry refers to one of them,
/// and the database tests one entry after the other. Whatever the rows, it takes one statement for each level of relations.
/// </summary>
internal static class Resolving
{
    // Entries that refer to the one that is looked for: several may refer to the same.
    private const int ReferrersForAnId = 10;

    extension(IQuerySession session)
    {
        /// <summary>The condition without relations to other entries, as far as there are few of these.</summary>
        /// <param name="where">The condition; null for none.</param>
        /// <param name="perspective">Which side of the other entries counts.</param>
        /// <param name="most">
        /// The most ids that are few: each is a look into the index, and a comparison for each entry where the index isn't used.
        /// </param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Condition?> ResolvedAsync(Condition? where, Perspective perspective, int most, CancellationToken cancel)
        {
            if (where is null) return null;
            // Those of too many entries stand for themselves.
            var known = new Dictionary<Condition, Condition>(ReferenceEqualityComparer.Instance);
            while (Open(where, known).ToList() is { Count: > 0 } open)
            {
                var found = await session.IdsAsync(open, perspective, most, cancel);
                foreach (var (index, one) in open.Index()) known[one] = With(one, [.. found[index]], most);
                where = where.With(known);
            }
            return where;
        }

        private async Task<ILookup<int, string>> IdsAsync(List<Condition> open, Perspective perspective, int most, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(string.Join(" union all ", open.Select((one, index) => string.Create(CultureInfo.InvariantCulture,
                $"(select {index}, {IdsOf(statement, one, perspective)} limit {MostOf(one, most) + 1})"))));
            var rows = await session.RowsAsync(statement, row => (Index: row.GetInt32(0), Id: row.GetString(1)), cancel);
            return rows.ToLookup(row => row.Index, row => row.Id);
        }
    }

    // Those whose own conditions have no relations left, so that each round goes one level up.
    private static IEnumerable<Condition> Open(Condition condition, Dictionary<Condition, Condition> known) => condition switch
    {
        Condition.All(var all) => all.SelectMany(one => Open(one, known)),
        Condition.Any(var any) => any.SelectMany(one => Open(one, known)),
        Condition.Not(var one) => Open(one, known),
        Condition.Some(_, var item) => Open(item, known),
        Condition.Refers or Condition.ReferredTo when known.ContainsKey(condition) => [],
        Condition.Refers(_, var entry) => Innermost(condition, entry, known),
        Condition.ReferredTo(_, var entry) => Innermost(condition, entry, known),
        _ => [],
    };

    private static List<Condition> Innermost(Condition relation, Condition entry, Dictionary<Condition, Condition> known) =>
        Open(entry, known).ToList() is { Count: > 0 } inner ? inner : [relation];

    private static string IdsOf(Statement statement, Condition relation, Perspective perspective)
    {
        var (type, entry) = relation switch
        {
            Condition.Refers(var reference, var one) => (reference.Field.Target!, one),
            Condition.ReferredTo(var back, var one) => (back.Owner, one),
            _ => throw new InvalidOperationException($"{relation} leads to no other entries."),
        };
        var scope = Scope.Of(statement, perspective, type, statement.Alias());
        var from = $"from {Tables.Of(type)} {scope.Alias}";
        var where = $"where {scope.IsVisible} and {statement.Sql(entry, scope)}";
        return relation is Condition.ReferredTo(var by, _)
            ? $"refs.id {from}, {Relating.ReferencesOf(by, scope)} {where}"
            : $"{scope.Alias}.id {from} {where}";
    }

    private static int MostOf(Condition relation, int most) => relation is Condition.ReferredTo ? most * ReferrersForAnId : most;

    private static Condition With(Condition relation, IReadOnlyList<string> ids, int most) =>
        ids.Count > MostOf(relation, most) ? relation
        : relation is Condition.Refers(var reference, _) ? new Condition.In(reference, ids)
        : new Condition.In(new Operand.Entry(EntryField.Id), [.. ids.Distinct()]);
}

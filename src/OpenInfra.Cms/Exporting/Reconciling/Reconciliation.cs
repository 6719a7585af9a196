using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>What could not be told by any document, so that an import of the export would not bring it back.</summary>
public sealed record Untold(string Entry, IReadOnlyList<string> Fields);

/// <summary>
/// Changes documents until an import of them would make what is wanted, and leave everything else as it was: each round plans
/// the import anew, compares, and patches what still differs, also where a change had effects elsewhere.
/// </summary>
/// <param name="bench">The documents.</param>
/// <param name="source">The plan of the source as it was, for examples of its dialect.</param>
/// <param name="plan">Plans the import of the documents as they are.</param>
/// <param name="isTaken">Whether there is a document of a path, also among those that stay as they are.</param>
/// <param name="textOf">The text with a hash.</param>
internal sealed class Reconciliation(
    Workbench bench, PlanView source, Func<IEnumerable<SourceDocument>, PlanView> plan,
    Func<string, bool> isTaken, Func<string, string> textOf)
{
    // An edit of a place is tried by lines, by names and by ids, before all values of its document are written anew.
    private const int MaxRounds = 12, MaxAttempts = 4;

    private readonly Dictionary<string, int> _attempts = [];
    private readonly Dictionary<string, Seed> _seeds = [];
    private readonly Dictionary<string, Wanted> _wanted = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _untold = [];
    private Dictionary<string, PlannedEntry> _before = [];

    /// <summary>The documents that were added, each with its entry.</summary>
    public IEnumerable<(string Path, string Id)> Planted => _seeds.Select(seed => (seed.Value.Path, seed.Key));

    /// <summary>What an import of the documents would make in the end.</summary>
    public PlanView View { get; private set; } = null!;

    /// <summary>Works until nothing differs; what no document could tell.</summary>
    /// <param name="before">The plan of the documents as they were.</param>
    /// <param name="entries">The entries that were edited here or made here, as they are to be.</param>
    /// <param name="leftOut">The entries that are not exported.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<Untold>> RunAsync(
        PlanView before, IEnumerable<Wanted> entries, IReadOnlySet<string> leftOut, CancellationToken cancel)
    {
        _before = before.Entries.Where(entry => !leftOut.Contains(entry.Id)).ToDictionary(entry => entry.Id);
        foreach (var entry in entries) _wanted[entry.Id] = entry;
        for (var round = 0; round < MaxRounds; round++)
        {
            View = plan(bench.Documents);
            AddWhatSuffered(View);
            if (!await RoundAsync(View, cancel)) return AllUntold();
        }
        View = plan(bench.Documents);
        return AllUntold();
    }

    private Untold[] AllUntold() => [.. _untold.Select(one => new Untold(one.Key, one.Value))];

    private async Task<bool> RoundAsync(PlanView view, CancellationToken cancel)
    {
        var forms = new ReferenceForms(view, id => NamesOf(view, id));
        var (edits, planted) = (new List<(Wanted Entry, DocumentEdit Edit)>(), _seeds.Count);
        _untold.Clear();
        foreach (var entry in _wanted.Values.ToList())
        {
            if (view.Find(entry) is { } planned)
                edits.AddRange((await EditsOfAsync(view, planned, entry, forms, cancel)).Select(edit => (entry, edit)));
            else if (!await PlantAsync(entry, cancel)) _untold[entry.Id] = ["all"];
        }
        await bench.LoadAsync([.. edits.Select(one => one.Edit.Path)], cancel);
        var failed = edits.Where(one => !Try(one.Edit)).ToLookup(one => one.Entry.Id, one => one.Edit.Edit.Name);
        foreach (var one in failed) _untold[one.Key] = [.. _untold.GetValueOrDefault(one.Key) ?? [], .. one];
        return _seeds.Count > planted || edits.Count > failed.Sum(one => one.Count());
    }

    private async Task<IEnumerable<DocumentEdit>> EditsOfAsync(
        PlanView view, PlannedEntry planned, Wanted entry, ReferenceForms forms, CancellationToken cancel)
    {
        var edits = new EntryEdits(view, planned, entry, forms, textOf, key => _attempts.GetValueOrDefault(key));
        var found = InOrder(edits.Find()).ToList();
        // A document of its own can tell what those can't that only mention the entry.
        if (edits.Homeless.Count > 0 && planned.Type.Source.Name is not null && await PlantAsync(entry, cancel)) return [];
        if (edits.Homeless.Count > 0) _untold[entry.Id] = edits.Homeless;
        return found;
    }

    private bool Try(DocumentEdit edit)
    {
        var key = $"{edit.Path}:{edit.Edit.Name}";
        var attempt = _attempts[key] = _attempts.GetValueOrDefault(key) + 1;
        return attempt <= MaxAttempts && bench.Apply(edit.Path, edit.Edit, anew: attempt == MaxAttempts);
    }

    private async Task<bool> PlantAsync(Wanted entry, CancellationToken cancel)
    {
        if (_seeds.ContainsKey(entry.Id)) return false;
        var seed = Seed.For(entry, source, path => bench.IsTaken(path) || isTaken(path));
        if (seed.Neighbour is { } neighbour) await bench.LoadAsync([neighbour], cancel);
        _seeds[entry.Id] = seed;
        _wanted[entry.Id] = entry with { Document = seed.Path };
        bench.Add(seed.Path, seed.Values, seed.Neighbour);
        return true;
    }

    // A new document lists its keys as those around it do.
    private IEnumerable<DocumentEdit> InOrder(IReadOnlyList<DocumentEdit> edits) => edits.OrderBy(edit =>
        _seeds.Values.FirstOrDefault(seed => seed.Path == edit.Path)?.Rank(edit.Edit.Place[0].Key ?? "") ?? 0);

    // Who is only mentioned is there as long as somebody does: that is no change of their own.
    private void AddWhatSuffered(PlanView view)
    {
        foreach (var (id, entry) in _before
            .Where(one => !_wanted.ContainsKey(one.Key) && view.ById.GetValueOrDefault(one.Key)?.Hash != one.Value.Hash))
        {
            if (entry.Told.Any(candidate => view.HomeOf(candidate) is not null)) _wanted[id] = Wanted.Of(entry);
        }
    }

    // Who is mentioned by left-out documents alone is known by the names that these used.
    private IReadOnlyList<string> NamesOf(PlanView view, string id) =>
        _wanted.GetValueOrDefault(id) is { } entry ? PlanView.NamesIn(entry.Type, entry.Content)
        : view.NamesOf(id) is { Count: > 0 } names ? names : source.NamesOf(id);
}

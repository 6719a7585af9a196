using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>What could not be told by any document, so that an import of the export would not bring it back.</summary>
public sealed record Untold(string Entry, IReadOnlyList<string> Fields);

/// <summary>
/// Changes documents until an import of them would make what is wanted, and leave everything else as it was: each round plans
/// the import anew, compares, and patches what still differs, also where a change had effects elsewhere.
/// </summary>
internal sealed class Reconciliation(
    IReadOnlyList<ContentType> types, Workbench bench, IReadOnlyList<KnownName> known, IEarlierImports earlier,
    Func<string, bool> isStored, Func<string, string> textOf)
{
    private const int MaxRounds = 10;

    private readonly Dictionary<string, int> _attempts = [];
    private readonly Dictionary<string, Seed> _seeds = [];
    private readonly Dictionary<string, Wanted> _wanted = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _untold = [];
    private Dictionary<string, PlannedEntry> _before = [];

    /// <summary>The documents that were added, each with its entry.</summary>
    public IEnumerable<(string Path, string Id)> Planted => _seeds.Select(seed => (seed.Value.Path, seed.Key));

    /// <summary>Works until nothing differs; what no document could tell.</summary>
    /// <param name="before">The plan of the source as it was.</param>
    /// <param name="entries">The entries that were edited here or made here, as they are to be.</param>
    /// <param name="leftOut">The entries that are not exported.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<Untold>> RunAsync(PlanView before, IEnumerable<Wanted> entries, IReadOnlySet<string> leftOut, CancellationToken cancel)
    {
        _before = before.Entries.Where(entry => !leftOut.Contains(entry.Id)).ToDictionary(entry => entry.Id);
        foreach (var entry in entries) _wanted[entry.Id] = WithMovedUrl(entry);
        for (var round = 0; round < MaxRounds; round++)
        {
            var view = new PlanView(types, bench.Documents, known, earlier, isStored);
            AddWhatSuffered(view);
            if (!await RoundAsync(view, cancel)) break;
        }
        return [.. _untold.Select(one => new Untold(one.Key, one.Value))];
    }

    private async Task<bool> RoundAsync(PlanView view, CancellationToken cancel)
    {
        var forms = new ReferenceForms(view, id => NamesOf(view, id));
        var (edits, planted) = (new List<(Wanted Entry, DocumentEdit Edit)>(), _seeds.Count);
        _untold.Clear();
        foreach (var entry in _wanted.Values.ToList())
        {
            if (view.Find(entry) is { } planned) edits.AddRange(EditsOf(view, planned, entry, forms).Select(edit => (entry, edit)));
            else if (!Plant(view, entry)) _untold[entry.Id] = ["all"];
        }
        await bench.LoadAsync([.. edits.Select(one => one.Edit.Path)], cancel);
        var failed = edits.Where(one => !Try(one.Edit)).ToLookup(one => one.Entry.Id, one => one.Edit.Edit.Name);
        foreach (var one in failed) _untold[one.Key] = [.. _untold.GetValueOrDefault(one.Key) ?? [], .. one];
        return _seeds.Count > planted || edits.Count > failed.Sum(one => one.Count());
    }

    private List<DocumentEdit> EditsOf(PlanView view, PlannedEntry planned, Wanted entry, ReferenceForms forms)
    {
        var edits = new EntryEdits(view, planned, entry, forms, textOf, key => _attempts.GetValueOrDefault(key));
        var found = InOrder(edits.Find()).ToList();
        // A document of its own can tell what those can't that only mention the entry.
        if (edits.Homeless.Count > 0 && planned.Type.Source.Name is not null && Plant(view, entry)) return [];
        if (edits.Homeless.Count > 0) _untold[entry.Id] = edits.Homeless;
        return found;
    }

    private bool Try(DocumentEdit edit)
    {
        var key = $"{edit.Path}:{edit.Edit.Name}";
        var attempt = _attempts[key] = _attempts.GetValueOrDefault(key) + 1;
        return attempt <= 3 && bench.Apply(edit.Path, edit.Edit, anew: attempt == 3);
    }

    private bool Plant(PlanView view, Wanted entry)
    {
        if (_seeds.ContainsKey(entry.Id)) return false;
        var seed = Seed.For(entry, view, bench.Has);
        _seeds[entry.Id] = seed;
        _wanted[entry.Id] = entry with { Document = seed.Path };
        bench.Add(seed.Path, seed.Text);
        return true;
    }

    // A new document lists its keys as those around it do.
    private IEnumerable<DocumentEdit> InOrder(IReadOnlyList<DocumentEdit> edits) => edits.OrderBy(edit =>
        _seeds.Values.FirstOrDefault(seed => seed.Path == edit.Path)?.Rank(edit.Edit.Place[0].Key ?? "") ?? 0);

    // Who is only mentioned is there as long as somebody does: that is no change of their own.
    private void AddWhatSuffered(PlanView view)
    {
        foreach (var (id, entry) in _before.Where(one => !_wanted.ContainsKey(one.Key) && view.ById.GetValueOrDefault(one.Key)?.Hash != one.Value.Hash))
        {
            if (entry.Told.Any(candidate => view.HomeOf(candidate) is not null)) _wanted[id] = Wanted.Of(entry);
        }
    }

    // Readers of the site find the entry by its URL, so a move is one of the URL; its host stays.
    private Wanted WithMovedUrl(Wanted entry)
    {
        if (!_before.TryGetValue(entry.Id, out var planned) || planned.Path == entry.Path || planned.Told[0].Values["path"]?.Text is not null) return entry;
        var url = EntryKeys.UrlOf(entry);
        if (url is null || url != EntryKeys.UrlOf(Wanted.Of(planned)) || EntryKeys.UrlWith(url, planned.Path, entry.Path) is not { } moved) return entry;
        var content = entry.Content.DeepClone().AsObject();
        content["seo"]!["url"] = moved;
        return entry with { Content = content };
    }

    private IReadOnlyList<string> NamesOf(PlanView view, string id)
    {
        var name = view.ById.GetValueOrDefault(id)?.Type.Source.Name ?? _wanted.GetValueOrDefault(id)?.Type.Source.Name;
        if (name is null) return known.FirstOrDefault(other => other.Id == id)?.Names ?? [];
        var content = _wanted.GetValueOrDefault(id)?.Content ?? view.ById.GetValueOrDefault(id)?.Content;
        if (content is null) return [];
        return [(string?)content[name] ?? "", .. (content["aliases"] as System.Text.Json.Nodes.JsonArray ?? []).Select(alias => (string)alias!)];
    }
}

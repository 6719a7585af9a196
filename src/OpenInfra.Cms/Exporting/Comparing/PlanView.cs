using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>What an import of the documents as they are now would make, and how it came to that.</summary>
internal sealed class PlanView
{
    private readonly Dictionary<SourceDocument, Dictionary<SourceNode, IReadOnlyList<Patching.Step>>> _places = [];

    public PlanView(IReadOnlyList<ContentType> types, IEnumerable<SourceDocument> documents, IReadOnlyList<KnownName> known, IEarlierImports earlier, Func<string, bool> isStored)
    {
        var named = new NamedEntries();
        foreach (var other in known) named.AddKnown(other.Type, other.Id, other.Names, other.Slugs);
        var ordered = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToList();
        var detection = new Detection(types, SiteSettings.Of(ordered, types));
        Candidates = [.. ordered.SelectMany(detection.CandidatesOf)];
        Entries = new Planner(named, earlier, new Notebook()).Plan(Candidates, isStored);
        ById = Entries.ToDictionary(entry => entry.Id);
        ByDocument = Entries.SelectMany(entry => entry.Told.Where(candidate => candidate.IsWhole).Select(candidate => (candidate.Document.Path, entry)))
            .ToLookup(one => one.Path, one => one.entry);
        References = new(named, id => ById.ContainsKey(id) || isStored(id) ? id : null, new Notebook());
        Conversion = new(References, new Notebook());
    }

    public IReadOnlyList<Candidate> Candidates { get; }

    public IReadOnlyList<PlannedEntry> Entries { get; }

    public IReadOnlyDictionary<string, PlannedEntry> ById { get; }

    /// <summary>The entries that a document is.</summary>
    public ILookup<string, PlannedEntry> ByDocument { get; }

    public ReferenceResolver References { get; }

    public Conversion Conversion { get; }

    /// <summary>What the plan makes of an entry: by its document, whose place may have changed, or by its id.</summary>
    public PlannedEntry? Find(Wanted wanted)
    {
        var ofDocument = wanted.Document is { } path ? ByDocument[path].Where(entry => entry.Type == wanted.Type).ToList() : [];
        return ofDocument.FirstOrDefault(entry => entry.Id == wanted.Id) ?? (ofDocument is [var only] ? only : ById.GetValueOrDefault(wanted.Id));
    }

    /// <summary>Where in its document a value stands; null where it was made of others.</summary>
    public IReadOnlyList<Patching.Step>? PlaceOf(Candidate candidate, SourceNode node)
    {
        if (!_places.TryGetValue(candidate.Document, out var places))
        {
            places = new(ReferenceEqualityComparer.Instance);
            if (candidate.Document.Values is { } root) Index(root, [], places);
            _places.Add(candidate.Document, places);
        }
        return places.GetValueOrDefault(node);
    }

    /// <summary>The mapping that a candidate's values stand in; null where they were made of others.</summary>
    public IReadOnlyList<Patching.Step>? HomeOf(Candidate candidate) => candidate.IsWhole ? []
        : candidate.Values.Pairs.Select(pair => PlaceOf(candidate, pair.Value))
            .FirstOrDefault(place => place is { Count: > 1 } && place[^1].Key is not null)?.SkipLast(1).ToList();

    // An alias counts where its anchor stands: what is shared is never patched.
    private static void Index(SourceNode node, IReadOnlyList<Patching.Step> place, Dictionary<SourceNode, IReadOnlyList<Patching.Step>> places)
    {
        if (!places.TryAdd(node, place)) return;
        if (node is SourceMapping mapping)
        {
            foreach (var (key, value) in mapping.Pairs) Index(value, [.. place, key], places);
        }
        if (node is SourceSequence list)
        {
            for (var i = 0; i < list.Nodes.Count; i++) Index(list.Nodes[i], [.. place, i], places);
        }
    }
}

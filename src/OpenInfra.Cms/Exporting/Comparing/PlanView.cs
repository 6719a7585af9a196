using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>What a plan rests on beside the documents.</summary>
/// <param name="Types">The content types.</param>
/// <param name="Known">Entries that no document tells of, and that documents may name.</param>
/// <param name="Earlier">What became of the documents before.</param>
/// <param name="IsStored">Whether there is an entry of this id that no document tells of.</param>
internal sealed record PlanGround(
    IReadOnlyList<ContentType> Types, IReadOnlyList<KnownName> Known, IEarlierImports Earlier, Func<string, bool> IsStored);

/// <summary>What an import of the documents as they are now would make, and how it came to that.</summary>
internal sealed class PlanView
{
    private readonly Dictionary<SourceDocument, Dictionary<SourceNode, IReadOnlyList<Patching.Step>>> _places = [];
    private readonly PlanGround _ground;
    private readonly Detection _detection;
    private readonly Lazy<PlanGround> _groundOfParts;
    private readonly Lazy<IReadOnlyDictionary<string, KnownName>> _known;

    private PlanView(PlanGround ground, Detection detection, IReadOnlyList<SourceDocument> documents, PlanView? around)
    {
        (_ground, _detection) = (ground, detection);
        _known = new(() => ground.Known.DistinctBy(known => known.Id).ToDictionary(known => known.Id));
        _groundOfParts = new(() => ground with
        {
            Known = [.. NamesOfEntries(), .. ground.Known],
            IsStored = id => ById!.ContainsKey(id) || ground.IsStored(id),
        });
        var named = new NamedEntries();
        foreach (var other in ground.Known) named.AddKnown(other.Type, other.Id, other.Names, other.Slugs);
        IReadOnlyList<Candidate> own = [.. documents.SelectMany(detection.CandidatesOf)];
        Candidates = around is null ? own
            : own.Concat(around.Candidates.Where(other => documents.All(document => document.Path != other.Document.Path)));
        Entries = new Planner(named, ground.Earlier, new Notebook()).Plan(own, ground.IsStored);
        ById = Entries.ToDictionary(entry => entry.Id);
        ByDocument = Entries
            .SelectMany(entry => entry.Told.Where(candidate => candidate.IsWhole).Select(candidate => (candidate.Document.Path, entry)))
            .ToLookup(one => one.Path, one => one.entry);
        References = new(named, id => ById.ContainsKey(id) || ground.IsStored(id) ? id : null, new Notebook());
        Conversion = new(References, new Notebook());
    }

    /// <summary>The view of all documents.</summary>
    public static PlanView Of(PlanGround ground, IEnumerable<SourceDocument> documents)
    {
        var ordered = InOrder(documents);
        return new(ground, new Detection(ground.Types, SiteSettings.Of(ordered, ground.Types)), ordered, around: null);
    }

    /// <summary>
    /// The view of a few documents as they are now, while all others stay as they are here: to be referred to, and as
    /// examples.
    /// </summary>
    public PlanView With(IEnumerable<SourceDocument> documents) => new(_groundOfParts.Value, _detection, InOrder(documents), around: this);

    /// <summary>All that the documents tell, those around them too.</summary>
    public IEnumerable<Candidate> Candidates { get; }

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
        return ofDocument.FirstOrDefault(entry => entry.Id == wanted.Id)
            ?? (ofDocument is [var only] ? only : ById.GetValueOrDefault(wanted.Id));
    }

    /// <summary>What an entry that goes by names is called, its name first; nothing where it is not known.</summary>
    public IReadOnlyList<string> NamesOf(string id) =>
        ById.GetValueOrDefault(id) is { } planned ? NamesIn(planned.Type, planned.Content)
        : _known.Value.GetValueOrDefault(id)?.Names ?? [];

    /// <summary>What content says that its entry is called, the name first.</summary>
    public static IReadOnlyList<string> NamesIn(ContentType type, JsonObject content) => type.Source.Name is not { } name ? []
        : [(string?)content[name] ?? "", .. (content["aliases"] as JsonArray ?? []).Select(alias => (string)alias!)];

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

    private IEnumerable<KnownName> NamesOfEntries() => Entries.Where(entry => entry.Type.Source.Name is not null)
        .Select(entry => new KnownName(entry.Type, entry.Id, NamesIn(entry.Type, entry.Content), [entry.Slug]));

    private static IReadOnlyList<SourceDocument> InOrder(IEnumerable<SourceDocument> documents) =>
        [.. documents.OrderBy(document => document.Path, StringComparer.Ordinal)];

    // An alias counts where its anchor stands: what is shared is never patched.
    private static void Index(
        SourceNode node, IReadOnlyList<Patching.Step> place, Dictionary<SourceNode, IReadOnlyList<Patching.Step>> places)
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

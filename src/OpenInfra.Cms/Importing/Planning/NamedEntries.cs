using System.Text;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>An entry that documents refer to by name, with all that the source tells of it.</summary>
internal sealed class NamedEntry(ContentType type, string id, string slug)
{
    public ContentType Type { get; } = type;

    public string Id { get; } = id;

    public string Slug { get; } = slug;

    /// <summary>What the documents tell, in the order of their paths; none for an entry that is only in the database.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>Whether the plan writes it.</summary>
    public bool IsPlanned => Candidates.Count > 0;
}

/// <summary>
/// Finds entries by name. Case and white space make no difference, accents do: "Ildiko" and "Ildikó" may be two people.
/// </summary>
internal sealed class NamedEntries
{
    private readonly Dictionary<(ContentType Type, string Name), NamedEntry> _byName = [];
    private readonly HashSet<string> _ids = [];

    public IEnumerable<NamedEntry> All => _byName.Values.Distinct();

    public NamedEntry? Find(ContentType type, string name) => _byName.GetValueOrDefault((type, Key(name)));

    /// <summary>Adds an entry that the database has.</summary>
    public void AddKnown(ContentType type, string id, string slug, IEnumerable<string> names) => Name(new(type, id, slug), names);

    /// <summary>Adds what a document tells of an entry: a new one, or one that has one of these names.</summary>
    public NamedEntry Add(Candidate candidate)
    {
        var names = candidate.Names;
        var entry = names.Select(name => Find(candidate.Type, name)).FirstOrDefault(found => found is not null) ?? New(candidate.Type, SlugOf(candidate, names[0]));
        entry.Candidates.Add(candidate);
        Name(entry, names);
        return entry;
    }

    private NamedEntry New(ContentType type, string wanted)
    {
        var slug = Slugs.Free(wanted, taken => _ids.Contains(type.IdOf(taken)));
        return new(type, type.IdOf(slug), slug);
    }

    private void Name(NamedEntry entry, IEnumerable<string> names)
    {
        _ids.Add(entry.Id);
        foreach (var name in names) _byName.TryAdd((entry.Type, Key(name)), entry);
    }

    private static string SlugOf(Candidate candidate, string name) =>
        candidate.IsWhole && candidate.Values["slug"]?.Text is { } slug && Editing.Drafting.IsSlug(slug) ? slug : Slugs.Of(name);

    private static string Key(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

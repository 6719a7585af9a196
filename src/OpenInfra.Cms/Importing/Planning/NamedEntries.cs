using System.Text;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>An entry that documents refer to by name, with all that the source tells of it.</summary>
internal sealed class NamedEntry(ContentType type, string slug)
{
    public ContentType Type { get; } = type;

    /// <summary>The slug that it began with, which is the key of its id.</summary>
    public string Slug { get; } = slug;

    public string Id => Type.IdOf(Slug);

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
    private readonly Dictionary<string, NamedEntry> _byId = [];

    public IEnumerable<NamedEntry> All => _byId.Values;

    public NamedEntry? Find(ContentType type, string name) => _byName.GetValueOrDefault((type, Key(name)));

    /// <summary>Adds an entry that the database has.</summary>
    public void AddKnown(ContentType type, string id, IEnumerable<string> names) => Name(new(type, id[type.IdOf("").Length..]), names);

    /// <summary>Adds what a document tells of an entry: a new one, or one that has one of these names.</summary>
    public NamedEntry Add(Candidate candidate)
    {
        var names = candidate.Names;
        var entry = names.Select(name => Find(candidate.Type, name)).FirstOrDefault(found => found is not null) ?? New(candidate.Type, SlugOf(candidate, names[0]));
        entry.Candidates.Add(candidate);
        Name(entry, names);
        return entry;
    }

    // An entry of the database that began with this slug and goes by another name now was renamed here: it is still this one.
    private NamedEntry New(ContentType type, string wanted)
    {
        var slug = Slugs.Free(wanted, taken => _byId.GetValueOrDefault(type.IdOf(taken))?.IsPlanned == true);
        return _byId.GetValueOrDefault(type.IdOf(slug)) ?? new(type, slug);
    }

    private void Name(NamedEntry entry, IEnumerable<string> names)
    {
        _byId.TryAdd(entry.Id, entry);
        foreach (var name in names) _byName.TryAdd((entry.Type, Key(name)), entry);
    }

    private static string SlugOf(Candidate candidate, string name) =>
        candidate.IsWhole && candidate.Values["slug"]?.Text is { } slug && Editing.Drafting.IsSlug(slug) ? slug : Slugs.Of(name);

    private static string Key(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

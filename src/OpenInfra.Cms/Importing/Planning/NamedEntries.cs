using System.Text;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Finds entries by name. Case and white space make no difference, accents do: "Ildiko" and "Ildikó" may be two people.
/// </summary>
internal sealed class NamedEntries
{
    private readonly Dictionary<(ContentType Type, string Name), NamedEntry> _byName = [];
    private readonly Dictionary<string, NamedEntry> _byId = [];
    private readonly Dictionary<(ContentType Type, string Slug), string> _slugs = [];
    private readonly FreeNames _free = new();

    public IEnumerable<NamedEntry> All => _byId.Values;

    /// <summary>Every name of every entry, in the order in which they became known.</summary>
    public IEnumerable<(string Name, NamedEntry Entry)> Names => _byName.Select(one => (one.Key.Name, one.Value));

    public NamedEntry? Find(ContentType type, string name) => _byName.GetValueOrDefault((type, Key(name)));

    /// <summary>Whether there is an entry of this id that can be referred to.</summary>
    public bool Has(string id) => _byId.GetValueOrDefault(id)?.IsThere == true;

    /// <summary>The entry of this name, if it can be referred to.</summary>
    public NamedEntry? FindThere(ContentType type, string name) => Find(type, name) is { IsThere: true } entry ? entry : null;

    /// <summary>Whether a document tells of the entry with this id.</summary>
    public bool IsPlanned(string? id) => id is not null && _byId.GetValueOrDefault(id)?.IsPlanned == true;

    /// <summary>Adds an entry that the database has.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="names">All that it is called.</param>
    /// <param name="slugs">The slugs that nobody else may have.</param>
    /// <param name="isLeaving">Whether it is archived unless a document tells of it.</param>
    public void AddKnown(ContentType type, string id, IReadOnlyList<string> names, IEnumerable<string> slugs, bool isLeaving = false)
    {
        foreach (var slug in slugs) _slugs[(type, slug)] = id;
        Name(new(type, type.KeyOf(id), names[0]) { IsLeaving = isLeaving }, names);
    }

    /// <summary>Adds what a document tells of an entry: a new one, or one that has one of these names.</summary>
    public NamedEntry Add(Candidate candidate)
    {
        var names = candidate.Names;
        var entry = names.Select(name => Find(candidate.Type, name)).FirstOrDefault(found => found is not null) ?? New(candidate, names[0]);
        entry.Candidates.Add(candidate);
        entry.Mention ??= (candidate.Document.Path, Math.Max((candidate[candidate.Type.Source.Name!] ?? candidate.Values).Line, 1));
        Name(entry, names);
        return entry;
    }

    // An entry of the database that began with this slug and goes by another name now was renamed here: it is still this one.
    private NamedEntry New(Candidate candidate, string name)
    {
        var type = candidate.Type;
        var id = _free.From(type.IdOf(SlugOf(candidate, name)), id =>
            _byId.GetValueOrDefault(id)?.IsPlanned == true || HasSlugOfAnother(type, id));
        return _byId.GetValueOrDefault(id) ?? new(type, type.KeyOf(id), name);
    }

    private bool HasSlugOfAnother(ContentType type, string id) => _slugs.GetValueOrDefault((type, type.KeyOf(id)), id) != id;

    private void Name(NamedEntry entry, IEnumerable<string> names)
    {
        _byId.TryAdd(entry.Id, entry);
        foreach (var name in names) _byName.TryAdd((entry.Type, Key(name)), entry);
    }

    private static string SlugOf(Candidate candidate, string name) =>
        (candidate.IsWhole ? Placing.SlugIn(candidate) : null) ?? Slugs.Of(name);

    private static string Key(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

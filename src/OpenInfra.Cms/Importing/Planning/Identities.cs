namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Gives each document the id of the entry that it is. The document of a slug is the entry that has this slug now, or began with
/// it. One whose slug nobody had is the entry that its file was, or a file of the same bytes that has another name now.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<Candidate, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _byAsked = [];
    private readonly HashSet<string> _taken = [];
    private readonly FreeNames _free = new();

    public Identities(IReadOnlyList<(Candidate Candidate, Place Place)> documents, IEarlierImports earlier, Func<string, bool> isStored)
    {
        Take(documents, one => earlier.IdAt(one.Candidate.Document, one.Candidate.Type, one.Place.Slug));
        Take(documents, one => AskedBy(one) is var id && (earlier.HashOf(id) is not null || isStored(id)) ? id : null);
        var asked = documents.Where(one => !_ids.ContainsKey(one.Candidate)).Select(AskedBy).ToHashSet();
        Take(documents, one => earlier.IdsBefore(one.Candidate.Document)
            .FirstOrDefault(id => one.Candidate.Type.Owns(id) && !_taken.Contains(id) && !asked.Contains(id)));
        Take(documents, one => _free.From(AskedBy(one), _taken.Contains));
        foreach (var one in documents) _byAsked[AskedBy(one)] = _ids[one.Candidate];
        foreach (var id in _ids.Values) _byAsked.TryAdd(id, id);
    }

    public string this[Candidate candidate] => _ids[candidate];

    /// <summary>The id of the document that a reference means, by its id or by the one that its slug would give; null for none.</summary>
    public string? Find(string id) => _byAsked.GetValueOrDefault(id);

    // For those that have none yet; nobody gets what another has.
    private void Take(IReadOnlyList<(Candidate Candidate, Place Place)> documents, Func<(Candidate Candidate, Place Place), string?> find)
    {
        foreach (var one in documents)
            if (!_ids.ContainsKey(one.Candidate) && find(one) is { } id && _taken.Add(id)) _ids.Add(one.Candidate, id);
    }

    /// <summary>The id that a document's slug gives.</summary>
    public static string AskedBy((Candidate Candidate, Place Place) one) => one.Candidate.Type.IdOf(one.Place.Slug);
}

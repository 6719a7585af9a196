namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Gives each document the id of the entry that it is. A document that moved, or whose URL changed, is still the entry that
/// it was: by the id that its slug gives, or else by its file, or by its bytes where the file has another name now.
/// </summary>
internal sealed class Identities
{
    private readonly Dictionary<Candidate, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _byAsked = [];

    public Identities(IReadOnlyList<(Candidate Candidate, Place Place)> documents, IEarlierImports earlier)
    {
        var taken = documents.Select(one => AskedBy(one.Candidate, one.Place)).ToHashSet();
        foreach (var (candidate, place) in documents)
        {
            var asked = AskedBy(candidate, place);
            var id = earlier.HashOf(asked) is not null ? asked
                : earlier.IdsBefore(candidate.Document).FirstOrDefault(id => candidate.Type.Owns(id) && taken.Add(id)) ?? asked;
            _ids[candidate] = _byAsked[asked] = id;
            _byAsked.TryAdd(id, id);
        }
    }

    public string this[Candidate candidate] => _ids[candidate];

    /// <summary>The id of the document that a reference means, by its id or by the one that its slug would give; null for none.</summary>
    public string? Find(string id) => _byAsked.GetValueOrDefault(id);

    private static string AskedBy(Candidate candidate, Place place) => candidate.Type.IdOf(place.Slug);
}

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Gives each document a place of its own. Where two ask for one, the file that is named so keeps it, or else the first by path.
/// </summary>
internal sealed class Places(Notebook notebook)
{
    private readonly Placing _placing = new(notebook);
    private readonly HashSet<string> _paths = [];
    private readonly HashSet<string> _ids = [];
    private readonly FreeNames _freePaths = new();
    private readonly FreeNames _freeIds = new();

    /// <summary>The documents with their places, by the paths of their files.</summary>
    public IReadOnlyList<(Candidate Candidate, Place Place)> Of(IEnumerable<Candidate> documents)
    {
        var wanted = documents.Select(candidate => (Candidate: candidate, Place: _placing.PlaceOf(candidate)))
            .OrderByDescending(one => one.Candidate.Document.Name == one.Place.Slug).ToList();
        return [.. wanted.Select(one => (one.Candidate, Place: Take(one.Candidate, one.Place)))
            .OrderBy(one => one.Candidate.Document.Path, StringComparer.Ordinal)];
    }

    /// <summary>The path of an entry that has none of its own to ask for.</summary>
    public string TakePath(string path)
    {
        var free = _freePaths.From(path, _paths.Contains);
        _paths.Add(free);
        return free;
    }

    private Place Take(Candidate candidate, Place wanted)
    {
        var (path, slug) = (wanted.Path, wanted.Slug);
        if (_paths.Contains(path))
        {
            var free = new[] { Placing.InTree(candidate), Placing.InTreeInFull(candidate) }
                .FirstOrDefault(place => !_paths.Contains(place.Path));
            (path, slug) = free is null ? (_freePaths.From(path, _paths.Contains), slug) : (free.Path, free.Slug);
            notebook.Warn(candidate.Document.Path, 1, $"The path \"{wanted.Path}\" belongs to another document; this one gets \"{path}\".");
        }
        var id = _freeIds.From(candidate.Type.IdOf(slug), _ids.Contains);
        _paths.Add(path);
        _ids.Add(id);
        return new(candidate.Type.KeyOf(id), path);
    }
}

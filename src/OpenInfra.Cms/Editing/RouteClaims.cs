using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>The paths that changes take and give up. A path that was given up stays known, until somebody else takes it.</summary>
internal sealed class RouteClaims
{
    private readonly Dictionary<string, string> _taken = [];
    private readonly Dictionary<string, string> _left = [];
    private Problem? _clash;

    /// <summary>Notes that what readers see of an entry goes from one path to another; null for none.</summary>
    public void Move(string entry, string? from, string? to)
    {
        if (from == to) return;
        if (from is not null) _left[from] = entry;
        if (to is not null && !_taken.TryAdd(to, entry)) _clash ??= Clash(to, _taken[to]);
    }

    /// <summary>Puts the routes into the session's changes; the problem where another entry is shown at a path.</summary>
    public async Task<Problem?> ApplyAsync(IDocumentSession session, CancellationToken cancel)
    {
        if (_clash is not null || (_taken.Count == 0 && _left.Count == 0)) return _clash;
        var known = (await session.LoadManyAsync<Route>(cancel, [.. _taken.Keys, .. _left.Keys])).ToDictionary(route => route.Id);
        foreach (var (path, entry) in _left.Where(left => !_taken.ContainsKey(left.Key)))
            Put(session, known.GetValueOrDefault(path), new() { Id = path, Entry = entry, IsLive = false });
        foreach (var (path, entry) in _taken)
        {
            var before = known.GetValueOrDefault(path);
            if (before is { IsLive: true } && before.Entry != entry && !_left.ContainsKey(path)) return Clash(path, before.Entry);
            Put(session, before, new() { Id = path, Entry = entry, IsLive = true });
        }
        return null;
    }

    private static void Put(IDocumentSession session, Route? before, Route after)
    {
        if (before is null) session.Insert(after);
        else session.UpdateRevision(after, before.Version + 1);
    }

    private static Problem Clash(string path, string entry) => new("/path", $"\"{path}\" is the path of {entry}.");
}

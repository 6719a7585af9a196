using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Which documents ask for which places of the site, so that it shows which can be changed without a look at the others.</summary>
internal sealed class Claims
{
    private readonly PlanView _view;
    private readonly Placing _placing = new(new Notebook());
    private readonly Dictionary<string, int> _asked;
    private readonly Dictionary<string, int> _told;
    private readonly HashSet<string> _references;

    public Claims(PlanView view)
    {
        _view = view;
        var documents = view.Candidates.Where(candidate => candidate.Type.Source.Name is null).SelectMany(PlacesAskedBy);
        var named = view.Entries.Where(entry => entry.Type.Source.Name is not null).Select(entry => entry.Type.PathOf(entry.Slug));
        _asked = documents.Concat(named).CountBy(place => place).ToDictionary();
        _told = view.Candidates.CountBy(candidate => candidate.Document.Path).ToDictionary();
        _references = [.. view.Candidates.SelectMany(ReferenceResolver.ExplicitIds)];
    }

    /// <summary>Whether an entry concerns no document but its own: nothing refers to it by name, and nobody else wants its place.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="wanted">What it is to be; null where it is left out.</param>
    public bool IsAlone(ContentType type, string id, Wanted? wanted)
    {
        if (type.Source.Name is not null) return false;
        if (!_view.ById.TryGetValue(id, out var planned))
            return wanted is null || PlacesOf(wanted).All(place => !_asked.ContainsKey(place));
        if (planned.Told is not [{ IsWhole: true } document] || _told[document.Document.Path] > 1) return false;
        var asked = PlacesAskedBy(document);
        return asked.All(place => _asked[place] == 1) && (wanted is null || IsAtHome(planned, wanted) || MayMove(id, asked, wanted));
    }

    /// <summary>The path and the id by which an entry could be in the way of others.</summary>
    public static string[] PlacesOf(Wanted wanted) => [wanted.Path, wanted.Type.IdOf(wanted.Slug)];

    private bool MayMove(string id, string[] asked, Wanted wanted) =>
        PlacesOf(wanted).All(place => !_asked.ContainsKey(place) || asked.Contains(place))
            && !PlacesOf(wanted).Append(id).Any(_references.Contains);

    private static bool IsAtHome(PlannedEntry planned, Wanted wanted) => planned.Path == wanted.Path && planned.Slug == wanted.Slug;

    private string[] PlacesAskedBy(Candidate candidate)
    {
        var place = _placing.PlaceOf(candidate);
        return [place.Path, candidate.Type.IdOf(place.Slug)];
    }
}

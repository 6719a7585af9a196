using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Makes of the documents of a source the entries that they want to be. Works in memory alone.</summary>
internal sealed class Planner(NamedEntries named, IEarlierImports earlier, Notebook notebook)
{
    private readonly Places _places = new(notebook);
    private readonly Titling _titling = new(notebook);
    private IReadOnlyList<(Candidate Candidate, Place Place)>? _documents;

    /// <summary>The ids that the slugs of documents give, of which only the database may know whether they are there.</summary>
    public IEnumerable<string> AskedIds(IReadOnlyList<Candidate> candidates) => Placed(candidates).Select(Identities.AskedBy);

    /// <summary>The entries, those that others refer to by name first: in the order in which they are to be written.</summary>
    /// <param name="candidates">What the documents tell.</param>
    /// <param name="isStored">Whether the database has an entry of this id.</param>
    /// <param name="isThere">Whether that can be referred to; null where all can.</param>
    public IReadOnlyList<PlannedEntry> Plan(IReadOnlyList<Candidate> candidates, Func<string, bool> isStored,
        Func<string, bool>? isThere = null)
    {
        var documents = Placed(candidates);
        foreach (var candidate in candidates.Where(candidate => candidate.Type.Source.Name is not null)) named.Add(candidate);
        var ids = new Identities(documents, earlier, isStored);
        var references = new ReferenceResolver(named, id =>
            ids.Find(id) ?? (named.Has(id) || (isThere ?? isStored)(id) ? id : null), notebook);
        foreach (var candidate in candidates) references.MakeNamed(candidate);
        LookAlikes.Find(named, notebook);
        var conversion = new Conversion(references, notebook);
        return
        [
            .. named.All.Where(entry => entry.IsPlanned).OrderBy(entry => entry.Id, StringComparer.Ordinal)
                .Select(entry => Named(entry, conversion)),
            .. documents.Select(one => Document(one.Candidate, ids[one.Candidate], one.Place, conversion)),
        ];
    }

    private IReadOnlyList<(Candidate Candidate, Place Place)> Placed(IReadOnlyList<Candidate> candidates) =>
        _documents ??= _places.Of(candidates.Where(candidate => candidate.Type.Source.Name is null));

    private PlannedEntry Named(NamedEntry entry, Conversion conversion)
    {
        // Who is about the entry says more of it than who mentions it, and a text more than a table.
        var told = entry.Candidates.OrderByDescending(candidate => candidate.IsWhole).ThenByDescending(candidate =>
            candidate.Document.IsMarkdown).ToList();
        var content = told.Select(conversion.ContentOf).Aggregate(Merging.Merge);
        var name = entry.Type.Source.Name!;
        content[name] = Merging.BestName([.. told.Select(candidate => candidate.Names[0])]);
        _titling.Limit(content, name, told[0].Document.Path);
        var place = new Place(entry.Slug, _places.TakePath(entry.Type.PathOf(entry.Slug)));
        return Sealed(entry.Type, entry.Id, place, content, Standing.Of(told, notebook), told);
    }

    private PlannedEntry Document(Candidate candidate, string id, Place place, Conversion conversion)
    {
        var content = conversion.ContentOf(candidate);
        _titling.Complete(content, candidate);
        _titling.Limit(content, "title", candidate.Document.Path);
        return Sealed(candidate.Type, id, place, content, Standing.Of(candidate, notebook), [candidate]);
    }

    private static PlannedEntry Sealed(
        ContentType type, string id, Place place, JsonObject content, Standing standing, IReadOnlyList<Candidate> told) => new()
        {
            Type = type,
            Id = id,
            Slug = place.Slug,
            Path = place.Path,
            Content = content,
            IsDraft = standing.IsDraft,
            PublishedAt = standing.PublishedAt,
            Told = told,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{place.Slug}\n{place.Path}\n{standing.IsDraft}\n{standing.PublishedAt:O}\n{content.ToJsonString(Wire.Json)}"))),
        };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Makes of the documents of a source the entries that they want to be. Works in memory alone.</summary>
internal sealed class Planner(NamedEntries named, Notebook notebook)
{
    private readonly Placing _placing = new(notebook);

    /// <summary>The entries, in the order in which they are to be written.</summary>
    /// <param name="candidates">What the documents tell.</param>
    /// <param name="isStored">Whether the database has an entry of this id.</param>
    public IReadOnlyList<PlannedEntry> Plan(IReadOnlyList<Candidate> candidates, Func<string, bool> isStored)
    {
        var places = PlaceDocuments([.. candidates.Where(candidate => candidate.Type.Source.Name is null)]);
        foreach (var candidate in candidates.Where(candidate => candidate.Type.Source.Name is not null)) named.Add(candidate);
        var planned = places.Select(place => place.Candidate.Type.IdOf(place.Place.Slug)).ToHashSet();
        var references = new ReferenceResolver(named, id => planned.Contains(id) || isStored(id), notebook);
        foreach (var candidate in candidates) references.MakeNamed(candidate);
        var conversion = new Conversion(references, notebook);
        var paths = places.Select(place => place.Place.Path).ToHashSet();
        return
        [
            .. named.All.Where(entry => entry.IsPlanned).OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => Named(entry, conversion, paths)),
            .. places.Select(place => Document(place.Candidate, place.Place, conversion)),
        ];
    }

    // Where two ask for one place, the file that is named so keeps it, or else the first by path.
    private List<(Candidate Candidate, Place Place)> PlaceDocuments(IReadOnlyList<Candidate> documents)
    {
        var wanted = documents.Select(candidate => (Candidate: candidate, Place: _placing.PlaceOf(candidate)))
            .OrderByDescending(one => one.Candidate.Document.Name == one.Place.Slug).ToList();
        var (paths, ids, placed) = (new HashSet<string>(), new HashSet<string>(), new List<(Candidate, Place)>());
        foreach (var (candidate, place) in wanted)
        {
            var free = IsFree(place) ? place : Elsewhere(candidate, place);
            paths.Add(free.Path);
            ids.Add(candidate.Type.IdOf(free.Slug));
            placed.Add((candidate, free));

            bool IsFree(Place at) => !paths.Contains(at.Path) && !ids.Contains(candidate.Type.IdOf(at.Slug));

            Place Elsewhere(Candidate from, Place taken)
            {
                var other = Placing.InTree(from) is var inTree && IsFree(inTree) ? inTree : Numbered(taken);
                notebook.Warn(from.Document.Path, 1, $"The path \"{taken.Path}\" belongs to another document; this one gets \"{other.Path}\".");
                return other;
            }

            Place Numbered(Place at)
            {
                var number = 2;
                while (!IsFree(new($"{at.Slug}-{number}", $"{at.Path}-{number}"))) number++;
                return new($"{at.Slug}-{number}", $"{at.Path}-{number}");
            }
        }
        return [.. placed.OrderBy(one => one.Item1.Document.Path, StringComparer.Ordinal)];
    }

    private static PlannedEntry Named(NamedEntry entry, Conversion conversion, HashSet<string> paths)
    {
        // Who is about the entry says more of it than who mentions it, and a text more than a table.
        var told = entry.Candidates.OrderByDescending(candidate => candidate.IsWhole).ThenByDescending(candidate => candidate.Document.IsMarkdown).ToList();
        var content = told.Select(conversion.ContentOf).Aggregate(Merging.Merge);
        var name = entry.Type.Source.Name!;
        content[name] = Merging.BestName([.. told.Select(candidate => candidate.Names[0])]);
        var path = Slugs.Free(entry.Type.PathOf(entry.Slug), paths.Contains);
        paths.Add(path);
        var hidden = told[0].IsWhole && told.Where(candidate => candidate.IsWhole).All(IsHidden);
        return Sealed(entry.Type, entry.Id, new(entry.Slug, path), content, hidden, null, told);
    }

    private PlannedEntry Document(Candidate candidate, Place place, Conversion conversion)
    {
        var content = conversion.ContentOf(candidate);
        if (string.IsNullOrWhiteSpace((string?)content["title"])) content["title"] = TitleOf(candidate);
        return Sealed(candidate.Type, candidate.Type.IdOf(place.Slug), place, content, IsHidden(candidate), DateOf(candidate), [candidate]);
    }

    private static PlannedEntry Sealed(
        ContentType type, string id, Place place, JsonObject content, bool isDraft, DateTimeOffset? publishedAt, IReadOnlyList<Candidate> told) => new()
    {
        Type = type,
        Id = id,
        Slug = place.Slug,
        Path = place.Path,
        Content = content,
        IsDraft = isDraft,
        PublishedAt = publishedAt,
        Told = told,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{place.Slug}\n{place.Path}\n{isDraft}\n{publishedAt:O}\n{content.ToJsonString(Wire.Json)}"))),
    };

    private DateTimeOffset? DateOf(Candidate candidate)
    {
        foreach (var key in Dating.Keys)
        {
            if (candidate.Values[key] is not { Text: { } text } node) continue;
            var date = Dating.Read(node);
            if (date is null) notebook.Warn(candidate.Document.Path, node.Line, $"{key}: \"{text}\" is no date; one such as 2022-06-07T09:26:12Z is expected. The value is kept in extra.{key}.");
            else if (!Dating.IsPadded(node)) notebook.Warn(candidate.Document.Path, node.Line, $"{key}: \"{text}\" is read as {date:yyyy-MM-ddTHH:mm:ssZ}; months and days have two digits.");
            if (date is not null) return date;
        }
        return null;
    }

    private static bool IsHidden(Candidate candidate) => IsTrue(candidate.Values["hidePost"]) || IsTrue(candidate.Values["draft"]);

    private static bool IsTrue(SourceNode? node) => node?.Text?.ToLowerInvariant() is "true" or "yes";

    private string TitleOf(Candidate candidate)
    {
        var seo = candidate.Values.At("seo.title")?.Text?.Trim();
        var heading = string.IsNullOrEmpty(seo) ? Renderer.Render(candidate.Document.Body).Toc.FirstOrDefault(one => one.Text.Length > 0)?.Text : null;
        var (title, from) = !string.IsNullOrEmpty(seo) ? (seo, "seo.title")
            : heading is not null ? (heading, "the first heading")
            : (candidate.Document.Name, "the file's name");
        notebook.Warn(candidate.Document.Path, 1, $"There is no title; \"{title}\" is taken, from {from}.");
        return title.Length > Drafting.MaxTitle ? title[..Drafting.MaxTitle] : title;
    }
}

using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing;

/// <summary>What an import would make of one kind of file, and why.</summary>
/// <param name="Type">The name of the type; null for files that are no entries.</param>
/// <param name="Why">What tells it, or why there is no entry.</param>
/// <param name="Files">The paths of the files of this kind.</param>
/// <param name="Fields">The fields that get a value, each with the source's key and in how many files it stands.</param>
/// <param name="Kept">The keys that no field takes, which are kept as they are, each with the number of files.</param>
public sealed record ExplainedKind(
    string? Type, string Why, IReadOnlyList<string> Files, IReadOnlyList<(string Field, string Key, int Count)> Fields,
    IReadOnlyList<(string Key, int Count)> Kept);

/// <summary>Explains what an import would make of a site, without a database.</summary>
public static class Explanation
{
    /// <summary>Every kind of file below a folder, the most frequent first, and the files that can't be read.</summary>
    /// <exception cref="SiteMapException">The site's cms.yml can't be used.</exception>
    public static IReadOnlyList<ExplainedKind> Of(string path, IReadOnlyList<ContentType> types, CancellationToken cancel)
    {
        var source = Source.Read(path, new Notebook(), null, cancel);
        var detection = new Detection(types, SiteSettings.Of(source.Documents, types));
        var wholes = from document in source.Documents
                     let told = detection.Tell(document)
                     let candidates = detection.CandidatesOf(document)
                     from kind in KindsOf(document, told, candidates)
                     select kind;
        var problems = source.Skipped.Concat(source.Failed)
            .Select(problem => (Type: (ContentType?)null, Why: problem.Reason, problem.Path, Candidate: (Candidate?)null));
        return [.. wholes.Concat(problems).GroupBy(one => (one.Type, one.Why))
            .Select(group => Explain(group.Key.Type, group.Key.Why, [.. group]))
            .OrderByDescending(kind => kind.Type is not null).ThenByDescending(kind => kind.Files.Count)];
    }

    private static IEnumerable<(ContentType? Type, string Why, string Path, Candidate? Candidate)> KindsOf(
        SourceDocument document, Detected told, IReadOnlyList<Candidate> candidates)
    {
        var parts = candidates.Where(candidate => !candidate.IsWhole).ToList();
        if (told.Type is not null || parts is [])
            yield return (told.Type, told.Why, document.Path, candidates.FirstOrDefault(candidate => candidate.IsWhole));
        foreach (var part in parts) yield return (part.Type, $"a list of {part.Type.Plural} in a document", document.Path, part);
    }

    private static ExplainedKind Explain(ContentType? type, string why,
        List<(ContentType? Type, string Why, string Path, Candidate? Candidate)> files)
    {
        var candidates = files.Select(file => file.Candidate).OfType<Candidate>().ToList();
        var fields = from candidate in candidates
                     from field in candidate.Type.Fields
                     let key = candidate.KeyOf(field.Name)
                     where key is not null
                     group candidate by (field.Name, key) into same
                     select (same.Key.Name, same.Key.key, same.Count());
        var kept = from candidate in candidates
                   from pair in candidate.Values.Pairs
                   where !Taken(candidate).Contains(pair.Key)
                   group candidate by pair.Key into same
                   orderby same.Count() descending, same.Key
                   select (same.Key, same.Count());
        return new(type?.Name, why, [.. files.Select(file => file.Path).Distinct()], [.. fields], [.. kept]);
    }

    private static HashSet<string> Taken(Candidate candidate) =>
        [.. Standing.Of(candidate, new Notebook()).Used,
            .. candidate.Type.Fields.Select(field => candidate.KeyOf(field.Name)).OfType<string>().Select(key => key.Split('.')[0])];
}

using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>Finds where in its documents a field of an entry stands, or is to stand.</summary>
internal sealed class FieldPlaces(PlanView view, PlannedEntry planned)
{
    /// <summary>Where in its document the value of a field stands; null where the document doesn't have it.</summary>
    public IReadOnlyList<Step>? Of(Candidate candidate, Field field, SourceNode node)
    {
        if (!candidate.IsWhole) return view.PlaceOf(candidate, node);
        var key = candidate.KeysOf(field.Name).First(key => ReferenceEquals(candidate.Values.At(key), node));
        // The site's settings may have the field under another key.
        return ReferenceEquals(candidate.Document.Values?.At(key), node) ? StepsOf(key) : view.PlaceOf(candidate, node);
    }

    /// <summary>
    /// Where a key that no field takes stands: under itself, also where another key has the same value by an alias; null where the
    /// document doesn't have it.
    /// </summary>
    public IReadOnlyList<Step>? Of(Candidate candidate, string key) =>
        candidate.IsWhole && ReferenceEquals((candidate.Document.Values as SourceMapping)?[key], candidate.Values[key])
            ? [key] : view.PlaceOf(candidate, candidate.Values[key]!);

    /// <summary>Where a document of the entry's own overrides what the site's settings give; null where they don't.</summary>
    public IReadOnlyList<Step>? Overriding(Candidate candidate, Field field, SourceNode node) =>
        candidate.IsWhole && view.PlaceOf(candidate, node) is null ? StepsOf(KeyFor(candidate, field)) : null;

    /// <summary>
    /// Where a key is added: in a document before the one that told, whose word counts more, or where the entry stands.
    /// </summary>
    public (Candidate Candidate, IReadOnlyList<Step> Place)? HomeOf(Field field, Candidate? blocked)
    {
        foreach (var candidate in planned.Told)
        {
            if (candidate == blocked && !candidate.IsWhole) return null;
            if (candidate != blocked && view.HomeOf(candidate) is { } home)
                return (candidate, [.. home, .. StepsOf(KeyFor(candidate, field))]);
        }
        return null;
    }

    // The key that stands there with nothing behind it, or the one that the documents of this dialect use.
    private string KeyFor(Candidate candidate, Field field)
    {
        var keys = candidate.IsWhole ? candidate.KeysOf(field.Name).ToList() : [field.Name];
        return keys.FirstOrDefault(key => candidate.Values.At(key) is not null)
            ?? view.Candidates.Where(other => other.Type == candidate.Type && other.IsWhole
                    && other.Values.Has("templateKey") == candidate.Values.Has("templateKey"))
                .Select(other => keys.FirstOrDefault(key => other.Values.At(key) is not null)).FirstOrDefault(key => key is not null)
            ?? (candidate.Values.Has("templateKey") ? keys.Skip(1).Append(keys[0]).First(key => !key.Contains('.')) : keys[0]);
    }

    private static IReadOnlyList<Step> StepsOf(string key) => [.. key.Split('.').Select(step => (Step)step)];
}

using OpenInfra.Cms.Checking.Bodies;
using OpenInfra.Cms.Checking.Links;
using OpenInfra.Cms.Checking.Places;
using OpenInfra.Cms.Checking.Sites;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking;

/// <summary>Looks at all that one entry holds, whatever its type.</summary>
internal sealed class EntryRules(
    Site site, SiteFiles files, IReadOnlyDictionary<string, StoredText> texts,
    ICollection<Suspicion> found, ICollection<Anchor> anchors, UnknownPaths unknown)
{
    private readonly LinkRules _links = new(site, found, anchors, unknown);

    public void Check(CheckedEntry entry)
    {
        foreach (var side in entry.Sides) Check(entry, side);
    }

    private void Check(CheckedEntry entry, CheckedSide side)
    {
        var hashes = Checker.TextsOf(entry.Type, side.Content);
        var from = new Origin(entry.Id, SitePath.Canonical(side.Path), side.IsPublished, files.FoldersOf(entry.Id), hashes);
        if (string.IsNullOrWhiteSpace(side.Content.Title))
            found.Add(from.Suspect(FindingKind.EmptyTitle, static () => new Spot.Whole(), $"{entry.Id} has no title."));
        foreach (var suspicion in ReferenceRules.Check(from, entry.Type, side.Content, site)) found.Add(suspicion);
        new ValueRules(_links).Check(from, entry.Type.Fields, side.Content);
        var bodies = new BodyRules(_links, found);
        foreach (var hash in hashes) if (texts.GetValueOrDefault(hash) is { } text) bodies.Check(from, text);
    }
}

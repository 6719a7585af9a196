using OpenInfra.Cms.Checking.Links;
using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Finds references to what isn't there, or not for readers.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<Suspicion> Check(Origin from, ContentType type, object content, Site site)
    {
        foreach (var reference in type.ReferencesOf(content))
        {
            var target = site.Find(reference.Id);
            var problem = target switch
            {
                null => "does not exist",
                { Status: Status.Archived } => "is archived",
                { Published: null } when from.IsPublished => "is not published",
                _ => null,
            };
            if (problem is not null)
            {
                var spot = new Spot.Value(reference.Id, reference.Id.Split('/')[^1], target?.Name ?? "");
                yield return from.Suspect(FindingKind.MissingReference, () => spot,
                    $"{reference.Pointer[1..]} refers to {reference.Id}, which {problem}.");
            }
        }
    }
}

namespace OpenInfra.Cms.Reading.Faceting;

/// <summary>A facet, and how much of it is asked for.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Size">The most values, 1 to <see cref="Facet.MaxValues"/>.</param>
public sealed record FacetRequest(Facet Facet, int Size);

/// <summary>What facets are counted over: the entries of a list, wherever its pages begin.</summary>
/// <param name="Type">The type of the entries.</param>
/// <param name="List">The list's request, whose condition counts.</param>
/// <param name="Under">The relation to the parents, each of which has a list of its own; null for the list of all.</param>
public sealed record FacetScope(ContentType Type, ListRequest List, Relation? Under)
{
    /// <summary>Whether the list has all that is published, whose counts are kept.</summary>
    internal bool IsTallied => Under is null && List.Perspective.IsPublished && List.Where is null or Condition.All([]);
}

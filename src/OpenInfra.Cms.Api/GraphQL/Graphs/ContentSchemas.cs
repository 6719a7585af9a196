using GraphQL.Types;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The schema of each perspective: what publishing guarantees is null in drafts that lack it, and nowhere else.</summary>
/// <param name="types">The content types.</param>
/// <param name="page">The most entries of one page.</param>
internal sealed class ContentSchemas(IReadOnlyList<ContentType> types, int page)
{
    // Most services are never asked for drafts.
    private readonly Lazy<ISchema> _drafts = new(() => ContentSchema.Build(types, drafts: true, page));

    /// <summary>The schema of what readers see.</summary>
    public ISchema Published { get; } = ContentSchema.Build(types, drafts: false, page);

    /// <summary>The schema of a perspective.</summary>
    public ISchema this[Perspective perspective] => perspective.IsDraft || perspective.Entry is not null ? _drafts.Value : Published;
}

using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>A content type as REST shows it: everything that routes and document share, made once at startup.</summary>
internal sealed class Resource(ContentType type, EntryFilters filters)
{
    public ContentType Type { get; } = type;

    /// <summary>Where its list is; the slug of an entry comes behind.</summary>
    public string Path { get; } = $"/api/{type.Plural}";

    public ListParameters ListParameters { get; } = new(type, filters[type]);

    public ItemParameters ItemParameters { get; } = new(type);

    public Includes Includes { get; } = new(type);

    public ItemWriter Writer { get; } = new(type);
}

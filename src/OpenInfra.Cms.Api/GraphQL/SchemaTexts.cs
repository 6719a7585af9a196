using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL;

/// <summary>The schemas as text: that of what readers see, and that of drafts, which is no secret either.</summary>
internal sealed class SchemaTexts(ContentSchemas schemas)
{
    private readonly Sdl _published = Sdl.Of(schemas.Published);
    private readonly Lazy<Sdl> _drafts = new(() => Sdl.Of(schemas[Perspective.Draft]));

    /// <summary>The schema of the perspective that a request names.</summary>
    public IResult Answer(HttpRequest request) => request.Perspective switch
    {
        Perspectives.Published => _published.ToResult(),
        Perspectives.Draft => _drafts.Value.ToResult(),
        _ => TypedResults.Problem("A perspective is published or draft.", statusCode: StatusCodes.Status400BadRequest),
    };
}

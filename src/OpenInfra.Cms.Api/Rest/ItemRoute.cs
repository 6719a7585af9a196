using Marten;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Answers with one entry.</summary>
internal static class ItemRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, HttpRequest request, IQuerySession session, CancellationToken cancel) where T : class, IContent<T>
    {
        var query = new Query(request.Query);
        var (perspective, includes) = resource.ItemParameters.Read(query);
        if (Problems.Of(query, perspective) is { } refusal) return refusal;
        if (await session.FindBySlugAsync<T>(slug, perspective, cancel) is not { } entry) return Problems.NotFound(resource.Type, slug);

        var texts = await LoadedTexts.OfAsync(session, [entry], Shape.Texts(resource.Type), cancel);
        return new JsonAnswer(JsonBody.Of(json => resource.Writer.Write(json, entry, withTexts: true, includes, texts)));
    }
}

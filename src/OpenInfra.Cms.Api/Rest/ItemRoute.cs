using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Answers with one entry.</summary>
internal static class ItemRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, HttpRequest request, IQuerySession session, CancellationToken cancel) where T : class, IContent<T>
    {
        var (http, query) = (request.HttpContext, new Query(request.Query));
        var (perspective, includes) = resource.ItemParameters.Read(query, http.Caller, session.Now);
        if ((http.Refusal(perspective, resource.Type) ?? Problems.Of(query)) is { } refusal) return refusal;
        http.LimitCaching(perspective);
        if (await session.FindBySlugAsync<T>(slug, perspective, cancel) is not { } entry)
            return await session.ArchivedAsync<T>(slug, perspective, cancel) is { } archived
                ? Problems.Archived(resource, slug, DraftTag.Of(archived)) : Problems.NotFound(resource.Type, slug, perspective);

        var loaded = await Loaded.OfAsync(session, entry, perspective, cancel);
        return new JsonAnswer(JsonBody.Of(json => resource.Writer.Write(json, entry, withTexts: true, includes, loaded)))
        {
            Tag = entry.TagAt(slug),
        };
    }

    // Nobody sees it, but its editors may bring it back.
    private static async Task<Entry<T>?> ArchivedAsync<T>(
        this IQuerySession session, string slug, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
        perspective.Moment is null && perspective.ShowsDraftsOf(T.Definition)
            && await session.BySlugAsync<T>(slug, cancel) is { Status: Status.Archived } archived ? archived : null;
}

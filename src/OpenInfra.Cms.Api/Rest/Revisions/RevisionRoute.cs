using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Answers with an entry as its editors saw it at one of its versions.</summary>
internal static class RevisionRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, string version, HttpContext http, IQuerySession session) where T : class, IContent<T>
    {
        var (query, cancel) = (new Query(http.Request.Query), http.RequestAborted);
        var includes = resource.Includes.Only(query);
        if (Problems.Of(query) is { } refusal) return refusal;
        if (await session.BySlugAsync<T>(slug, cancel) is not { } now) return Problems.NoEntry(resource.Type, slug);
        if (RevisionParameters.VersionOf(version, now.Version) is not { } number
            || await session.EntryAtAsync<T>(now.Id, number, cancel) is not { } then)
            return Problems.NoRevision(resource.Type, slug, version);

        http.LimitCaching(Perspective.Draft);
        var view = then.AsDraft();
        var loaded = await Loaded.OfAsync(session, view, Perspective.Draft, cancel);
        return new JsonAnswer(JsonBody.Of(json => resource.Writer.Write(json, view, withTexts: true, includes, loaded)))
        {
            Tag = view.TagAt(slug),
        };
    }
}

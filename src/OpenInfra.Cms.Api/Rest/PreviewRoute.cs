using Marten;
using OpenInfra.Cms.Api.Access.Previews;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Makes tokens that show the draft of one entry.</summary>
internal static class PreviewRoute
{
    /// <summary>For how many minutes a preview is good where nobody says, and at most.</summary>
    public const int DefaultMinutes = 60, MaxMinutes = 7 * 24 * 60;

    public static async Task<IResult> MakeAsync<T>(
        string slug, HttpRequest request, IQuerySession session, PreviewTokens tokens, PreviewUrl url, CancellationToken cancel)
        where T : class, IContent<T>
    {
        var (wanted, refusal) = await JsonInput.ReadAsync<PreviewRequest>(request, cancel);
        if (refusal is not null) return refusal;
        if (wanted.Minutes is < 1 or > MaxMinutes)
            return Problems.Invalid([new("/minutes", $"A preview is good for 1 to {MaxMinutes} minutes.")]);
        if (await session.FindBySlugAsync<T>(slug, Perspective.Draft, cancel) is not { } entry)
            return Problems.NotFound(T.Definition, slug, Perspective.Draft);
        var (token, expires) = await tokens.MakeAsync(entry.Id, TimeSpan.FromMinutes(wanted.Minutes), cancel);
        var address = url.Of(entry, token, request);
        request.HttpContext.Response.Headers.Location = address;
        return new PrivateAnswer(StatusCodes.Status201Created, new { token, ExpiresAt = expires.UtcDateTime, Url = address });
    }

    private sealed record PreviewRequest
    {
        public int Minutes { get; init; } = DefaultMinutes;
    }
}

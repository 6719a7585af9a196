using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Keys;

/// <summary>Maps the routes by which administrators look after keys.</summary>
internal static class KeyRoutes
{
    public const string Path = "/api/keys", Item = $"{Path}/{{id}}", Rotation = $"{Item}/rotation", Previews = "/api/previews";

    extension(IEndpointRouteBuilder app)
    {
        public void MapKeys()
        {
            var routes = app.MapGroup("").Require(Scope.Admin).AddEndpointFilter(Negotiation.RequireJsonAsync);
            routes.MapFetch(Path, ListAsync);
            routes.MapPost(Path, (Delegate)MakeAsync);
            routes.MapFetch(Item, GetAsync);
            routes.MapDelete(Item, RevokeAsync);
            routes.MapPost(Rotation, (Delegate)RotateAsync);
            routes.MapDelete(Previews, EndPreviewsAsync);
        }
    }

    private static async Task<IResult> ListAsync(IQuerySession session, CancellationToken cancel)
    {
        var keys = await session.KeysAsync(cancel);
        return new PrivateAnswer(StatusCodes.Status200OK, new { Items = keys.Select(KeyInfo.Of) });
    }

    private static async Task<IResult> GetAsync(string id, IQuerySession session, CancellationToken cancel) =>
        await session.LoadAsync<ApiKey>(id, cancel) is { } key ? new PrivateAnswer(StatusCodes.Status200OK, KeyInfo.Of(key)) : NotFound(id);

    private static async Task<IResult> MakeAsync(
        HttpRequest request, IDocumentSession session, IReadOnlyList<Resource> resources, TimeProvider time, CancellationToken cancel)
    {
        var (wanted, refusal) = await JsonInput.ReadAsync<KeyRequest>(request, cancel);
        if (refusal is not null) return refusal;
        var made = await session.MakeKeyAsync(wanted, [.. resources.Select(resource => resource.Type)], time.GetUtcNow(), cancel);
        return Answer(made, issued =>
        {
            request.HttpContext.Response.Headers.Location = $"{Path}/{issued.Key.Id}";
            return new PrivateAnswer(StatusCodes.Status201Created, KeyInfo.Of(issued));
        });
    }

    private static async Task<IResult> RotateAsync(
        string id, HttpRequest request, IDocumentSession session, TimeProvider time, CancellationToken cancel)
    {
        var (wanted, refusal) = await JsonInput.ReadAsync<KeyRotation>(request, cancel);
        if (refusal is not null) return refusal;
        var overlap = TimeSpan.FromMinutes(wanted.OverlapMinutes);
        var rotated = await session.RotateKeyAsync(id, overlap, time.GetUtcNow(), cancel);
        return Answer(rotated, issued => new PrivateAnswer(StatusCodes.Status200OK, KeyInfo.Of(issued)), id);
    }

    private static async Task<IResult> RevokeAsync(string id, IDocumentSession session, TimeProvider time, CancellationToken cancel) =>
        Answer(await session.RevokeKeyAsync(id, time.GetUtcNow(), cancel), _ => TypedResults.NoContent(), id);

    private static async Task<IResult> EndPreviewsAsync(IDocumentSession session, CancellationToken cancel)
    {
        await session.EndPreviewsAsync(cancel);
        return TypedResults.NoContent();
    }

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> done, string id = "") => outcome switch
    {
        Outcome<T>.Done(var value) => done(value),
        Outcome<T>.Refused(Refusal.NotFound) => NotFound(id),
        Outcome<T>.Refused(Refusal.Invalid(var problems)) => Problems.Invalid(problems),
        Outcome<T>.Refused(Refusal.Conflict(var problem)) => Problems.Conflict(problem),
        _ => throw new InvalidOperationException($"Keys know no {outcome}."),
    };

    private static ProblemHttpResult NotFound(string id) => Problems.Of(StatusCodes.Status404NotFound, $"There is no key with the id \"{id}\".");

    private sealed record KeyRotation
    {
        public int OverlapMinutes { get; init; }
    }
}

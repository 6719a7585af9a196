using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Writes;

namespace OpenInfra.Cms.Api.Rest.Keys;

/// <summary>Maps the routes by which administrators look after keys.</summary>
internal static class KeyRoutes
{
    public const string Path = "/api/keys", Item = $"{Path}/{{id}}", Rotation = $"{Item}/rotation";

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder app)
    {
        public void MapKeys()
        {
            var routes = app.MapGroup("").Require(Scope.Admin).AddEndpointFilter(Negotiation.RequireJsonAsync);
            routes.MapMethods(Path, _reading, ListAsync);
            routes.MapPost(Path, (Delegate)MakeAsync);
            routes.MapMethods(Item, _reading, GetAsync);
            routes.MapDelete(Item, RevokeAsync);
            routes.MapPost(Rotation, (Delegate)RotateAsync);
        }
    }

    private static async Task<IResult> ListAsync(IQuerySession session, CancellationToken cancel)
    {
        var keys = await session.KeysAsync(cancel);
        return new KeyAnswer(StatusCodes.Status200OK, new { Items = keys.Select(KeyInfo.Of) });
    }

    private static async Task<IResult> GetAsync(string id, IQuerySession session, CancellationToken cancel) =>
        await session.LoadAsync<ApiKey>(id, cancel) is { } key ? new KeyAnswer(StatusCodes.Status200OK, KeyInfo.Of(key)) : NotFound(id);

    private static async Task<IResult> MakeAsync(
        HttpRequest request, IDocumentSession session, IReadOnlyList<Resource> resources, TimeProvider time, CancellationToken cancel)
    {
        var (wanted, refusal) = await ReadAsync<KeyRequest>(request, cancel);
        if (refusal is not null) return refusal;
        var made = await session.MakeKeyAsync(wanted, [.. resources.Select(resource => resource.Type)], time.GetUtcNow(), cancel);
        return Answer(made, issued =>
        {
            request.HttpContext.Response.Headers.Location = $"{Path}/{issued.Key.Id}";
            return new KeyAnswer(StatusCodes.Status201Created, KeyInfo.Of(issued));
        });
    }

    private static async Task<IResult> RotateAsync(
        string id, HttpRequest request, IDocumentSession session, TimeProvider time, CancellationToken cancel)
    {
        var isBare = request.ContentLength is 0 or null && request.ContentType is null;
        var (wanted, refusal) = isBare ? (new KeyRotation(), null) : await ReadAsync<KeyRotation>(request, cancel);
        if (refusal is not null) return refusal;
        var overlap = TimeSpan.FromMinutes(wanted.OverlapMinutes);
        var rotated = await session.RotateKeyAsync(id, overlap, time.GetUtcNow(), cancel);
        return Answer(rotated, issued => new KeyAnswer(StatusCodes.Status200OK, KeyInfo.Of(issued)), id);
    }

    private static async Task<IResult> RevokeAsync(string id, IDocumentSession session, TimeProvider time, CancellationToken cancel) =>
        Answer(await session.RevokeKeyAsync(id, time.GetUtcNow(), cancel), _ => TypedResults.NoContent(), id);

    private static async Task<(T Wanted, IResult? Refusal)> ReadAsync<T>(HttpRequest request, CancellationToken cancel) where T : new()
    {
        var (given, refusal) = (await Payload.ReadAsync(request, [Payload.Json], cancel)).ReadObject();
        if (refusal is not null) return (new(), refusal);
        try
        {
            return (given.Deserialize<T>(Wire.Json)!, null);
        }
        catch (JsonException error)
        {
            return (new(), Problems.Invalid([new(PointerOf(error), "It is of another kind than it must be, or nothing has this name here.")]));
        }
    }

    // "$.scopes[1]"
    private static string PointerOf(JsonException error) =>
        (error.Path ?? "$")[1..].Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

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

    /// <summary>Sends what nobody may keep.</summary>
    private sealed class KeyAnswer(int status, object body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.Headers.CacheControl = "no-store";
            response.ContentType = JsonBody.MediaType;
            if (!HttpMethods.IsHead(httpContext.Request.Method))
                await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Wire.Json), httpContext.RequestAborted);
        }
    }
}

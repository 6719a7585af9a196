using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using System.Text.Json;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Makes several entries in one request, each by itself: one that is refused doesn't stop the others.</summary>
internal sealed partial class CreateMany(HttpContext http)
{
    /// <summary>The most entries in one request.</summary>
    public const int Most = 1_000;

    public async Task<IResult> AnswerAsync(Payload payload, Func<Payload, IDocumentSession, string, Task<IResult>> create)
    {
        if (Idempotency.ProblemOf(http.Request) is { } problem) return Problems.BadRequest(problem);
        var (parts, broken) = await PayloadParts.OfAsync(payload, http.RequestAborted);
        if (broken is not null) return broken;
        if (parts.Count > Most) return Problems.BadRequest($"A request makes at most {Most:N0} entries; this one has {parts.Count:N0}.");
        var store = http.RequestServices.GetRequiredService<IDocumentStore>();
        var results = new List<IResult>();
        foreach (var (index, part) in parts.Index())
        {
            await using var session = store.SessionOf(http.Caller);
            results.Add(part.Refusal ?? await CreateAsync(() => create(part, session, $"{index}"), index));
        }
        return TypedResults.Bytes(JsonBody.Of(json => Write(json, results)).ToArray(), JsonBody.MediaType);
    }

    // Whatever befalls one, what became of those before it must be told.
    private async Task<IResult> CreateAsync(Func<Task<IResult>> create, int index)
    {
        try
        {
            return await create();
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            LogFault(http.RequestServices.GetRequiredService<ILogger<CreateMany>>(), error, index);
            return Unavailability.IsCause(error)
                ? Problems.Of(StatusCodes.Status503ServiceUnavailable, $"{Unavailability.Message} Send this one again.")
                : Problems.Of(StatusCodes.Status500InternalServerError, "Something went wrong in the service. It is in its log.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Entry {Index} of a request that makes several was not made.")]
    private static partial void LogFault(ILogger log, Exception error, int index);

    private static void Write(Utf8JsonWriter json, List<IResult> results)
    {
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        foreach (var (index, result) in results.Index()) Write(json, index, result);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int index, IResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        if (result is WrittenAnswer written) written.Write(json);
        else if (result is ProblemHttpResult { ProblemDetails: var problem })
        {
            json.WriteNumber("status"u8, problem.Status!.Value);
            ProblemJson.Name(problem, problem.Status.Value);
            json.WritePropertyName("problem"u8);
            JsonSerializer.Serialize(json, problem, Wire.Json);
        }
        else throw new InvalidOperationException($"{result} has no place in an answer for several.");
        json.WriteEndObject();
    }
}

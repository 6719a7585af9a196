using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Writes what came of requests, with the status that their media type gives it.</summary>
internal sealed class Answers(Failures failures, Unavailability unavailability)
{
    private readonly GraphQLSerializer _serializer = new(
        json => (json.Encoder, json.PropertyNamingPolicy) = (JavaScriptEncoder.UnsafeRelaxedJsonEscaping, JsonNamingPolicy.CamelCase), failures);

    /// <summary>The answer to what is no request.</summary>
    public FileContentHttpResult BadRequest(HttpContext http, ExecutionResult result, string accepted) =>
        Write(http, result, accepted, StatusCodes.Status400BadRequest);

    /// <summary>The answer to one request.</summary>
    public FileContentHttpResult One(HttpContext http, ExecutionResult result, string accepted)
    {
        if (IsUnavailable(http, result)) return Write(http, result, accepted, StatusCodes.Status503ServiceUnavailable);
        var isOk = result.Executed || accepted == Accepted.Json;
        return Write(http, result, accepted, isOk ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The answers to several requests: as one, that is neither good nor bad.</summary>
    public FileContentHttpResult All(HttpContext http, IReadOnlyList<ExecutionResult> results, string accepted)
    {
        var isUnavailable = results.Any(result => IsUnavailable(http, result));
        return Write(http, results, accepted, isUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>A result as JSON.</summary>
    public byte[] Serialize(ExecutionResult result) => Serialize<ExecutionResult>(result);

    /// <summary>The errors of a result as JSON.</summary>
    public byte[] SerializeErrors(ExecutionResult result) => Serialize(result.Errors);

    private byte[] Serialize<TResult>(TResult result) => Encoding.UTF8.GetBytes(_serializer.Serialize(result));

    private bool IsUnavailable(HttpContext http, ExecutionResult result)
    {
        if (result.Errors?.FirstOrDefault(Failures.IsPassing) is not { } passing) return false;
        unavailability.Announce(http, passing.InnerException);
        return true;
    }

    private FileContentHttpResult Write<TResult>(HttpContext http, TResult result, string accepted, int status)
    {
        var body = Serialize(result);
        http.Response.StatusCode = status;
        var tag = HttpMethods.IsPost(http.Request.Method) ? null : TagOf(http.Response, body, isWhole: result is ExecutionResult { Errors: null });
        return TypedResults.Bytes(body, $"{accepted}; charset=utf-8", entityTag: tag);
    }

    // What is found by its URL may be kept and asked for again, where everybody may see it; an error may be gone the next time.
    private static EntityTagHeaderValue? TagOf(HttpResponse response, byte[] body, bool isWhole)
    {
        // Of drafts it has been said already that they may not.
        if (response.Headers.CacheControl.Count > 0) return null;
        response.Headers.CacheControl = isWhole ? "no-cache" : "no-store";
        return isWhole ? new($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"") : null;
    }
}

using System.Text.Json;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Writes;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Reads the JSON of requests that concern no content.</summary>
internal static class JsonInput
{
    /// <summary>The body as a <typeparamref name="T"/>, all defaults where there is none; or the answer that says why not.</summary>
    public static async Task<(T Input, IResult? Refusal)> ReadAsync<T>(HttpRequest request, CancellationToken cancel) where T : new()
    {
        if (request.ContentLength is 0 or null && request.ContentType is null) return (new(), null);
        var (given, refusal) = (await Payload.ReadAsync(request, [Payload.Json], cancel)).ReadObject();
        if (refusal is not null) return (new(), refusal);
        try
        {
            return (given.Deserialize<T>(Wire.Json)!, null);
        }
        catch (JsonException error)
        {
            const string Detail = "It is of another kind than it must be, or nothing has this name here.";
            return (new(), Problems.Invalid([new(PointerOf(error), Detail)]));
        }
    }

    // "$.scopes[1]"
    private static string PointerOf(JsonException error) =>
        (error.Path ?? "$")[1..].Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}

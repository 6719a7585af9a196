using System.Text.Json;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>An entry as its editors see it, after a change: the tag is what the next change has to name.</summary>
internal sealed class WrittenAnswer(ReadOnlyMemory<byte> body, string tag) : IResult
{
    /// <summary>Where a new entry is; null for one that was there.</summary>
    public string? Location { get; init; }

    /// <summary>Whether a merge was asked for, and done.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Writes what the answer to one of several is, as members of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("status"u8, StatusCodes.Status201Created);
        json.WriteString("location"u8, Location);
        json.WriteString("etag"u8, $"\"{tag}\"");
        json.WritePropertyName("item"u8);
        json.WriteRawValue(body.Span, skipInputValidation: true);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        response.Headers.ETag = $"\"{tag}\"";
        response.Headers.CacheControl = "private, no-store";
        if (Location is not null) response.Headers.Location = Location;
        if (IsMerged) response.Headers["Preference-Applied"] = Preferences.Merge;
        response.ContentType = JsonBody.MediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Editing.Submissions;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>What a request brings: bytes of a media type that is taken here, or the answer that says why not.</summary>
internal sealed record Payload(ReadOnlyMemory<byte> Bytes, MediaTypeHeaderValue Type)
{
    public const string Json = "application/json", Patch = "application/merge-patch+json", Text = "text/markdown",
        Lines = "application/x-ndjson", Parts = "multipart/mixed", Form = "multipart/form-data";

    /// <summary>The most bytes that a request may bring.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Why it isn't taken; null where it is.</summary>
    public IResult? Refusal { get; init; }

    /// <summary>The name of the file that it is; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>How many lines of the request are before it.</summary>
    public int LinesBefore { get; init; }

    /// <summary>Whether it holds several.</summary>
    public bool IsMany => Is(Lines) || Is(Parts) || Is(Form);

    /// <summary>Whether it is of this media type.</summary>
    public bool Is(string type) => Type.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the body of a request whose media type is one of these.</summary>
    public static async Task<Payload> ReadAsync(HttpRequest request, IReadOnlyList<string> taken, CancellationToken cancel)
    {
        var isKnown = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!isKnown || !taken.Contains(type!.MediaType.Value, StringComparer.OrdinalIgnoreCase)) return Refused(Problems.UnsupportedMedia(request, taken));
        if (CharsetProblem(type) is { } charset) return Refused(Problems.UnsupportedMedia(request, taken, charset));
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding] && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Refused(Problems.UnsupportedMedia(request, taken, $"Send it as it is: the Content-Encoding {encoding} isn't taken here."));
        return await BytesAsync(request, cancel) is { } bytes ? new(bytes, type) { Name = NameIn(request) } : Refused(Problems.TooLarge(MaxBytes));
    }

    /// <summary>Says of a media type that its characters aren't taken here; null where they are.</summary>
    public static string? CharsetProblem(MediaTypeHeaderValue type) =>
        HeaderUtilities.RemoveQuotes(type.Charset) is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? $"Send it in UTF-8, not in {charset}." : null;

    /// <summary>The JSON object that it is; the refusal where it isn't one.</summary>
    public (JsonObject? Value, IResult? Refusal) ReadObject()
    {
        if (Refusal is not null) return (null, Refusal);
        var (value, problem) = JsonDocuments.Parse(Bytes.Span, LinesBefore);
        return (value, problem is null ? null : Problems.Malformed(problem));
    }

    private static Payload Refused(IResult refusal) => new(default, new(Json)) { Refusal = refusal };

    private static string? NameIn(HttpRequest request) =>
        ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var given)
            && HeaderUtilities.RemoveQuotes(given.FileNameStar.HasValue ? given.FileNameStar : given.FileName).Value is { Length: > 0 } name ? name : null;

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes) return null;
        using var bytes = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            if (bytes.Length + count > MaxBytes) return null;
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Access;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>The Idempotency-Key of a request: the same request under the same key is done once, however often it is sent.</summary>
internal sealed class Idempotency
{
    public const string Header = "Idempotency-Key";

    /// <summary>The most characters of a key.</summary>
    public const int MaxLength = 255;

    private Idempotency(Receipt receipt) => Receipt = receipt;

    /// <summary>What is to be stored with the change.</summary>
    public Receipt Receipt { get; }

    /// <summary>Reads the header; null where there is none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="part">Which part of a request with several it is; empty for the whole.</param>
    public static Idempotency? Of(HttpContext http, ReadOnlySpan<byte> body, string part = "")
    {
        if (http.Request.Headers[Header] is not [{ } key]) return null;
        var request = http.Request;
        var asked = $"{request.Method} {request.Path}{request.QueryString}\n{MediaTypeOf(request)}\n{request.Headers.IfMatch}\n{Convert.ToHexString(SHA256.HashData(body))}";
        return new(new() { Id = Hash($"{http.Caller.Name}\n{key}\n{part}"), Fingerprint = Hash(asked) });
    }

    // Without its parameters: the boundary between parts is made up anew each time.
    private static string? MediaTypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : request.ContentType;

    /// <summary>What is wrong with the header; null for nothing.</summary>
    public static string? ProblemOf(HttpRequest request) => request.Headers[Header] switch
    {
        [] or [{ Length: > 0 and <= MaxLength }] => null,
        _ => $"{Header} is given once, with 1 to {MaxLength} characters.",
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

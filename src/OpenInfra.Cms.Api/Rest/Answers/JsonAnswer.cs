using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>JSON with a tag, or 304 where the client has exactly that already.</summary>
/// <param name="body">The JSON in UTF-8.</param>
internal sealed class JsonAnswer(ReadOnlyMemory<byte> body) : IResult
{
    /// <summary>The tag; null for one made of every byte that is sent.</summary>
    public string? Tag { get; init; }

    /// <summary>The Link header; null for none.</summary>
    public string? Links { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = new EntityTagHeaderValue($"\"{Tag ?? Base64Url.EncodeToString(SHA256.HashData(body.Span).AsSpan(0, 16))}\"");
        response.GetTypedHeaders().ETag = tag;
        if (Links is not null) response.Headers.Link = Links;
        if (Has(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = Bodies.JsonBody.MediaType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
}

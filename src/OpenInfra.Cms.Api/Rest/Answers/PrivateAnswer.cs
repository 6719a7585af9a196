using System.Text.Json;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>JSON that is for whoever asked, and that nobody may keep.</summary>
internal sealed class PrivateAnswer(int status, object body) : IResult
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

using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>
/// Finds out who opens a socket. Browsers can't give the request for one a header, so its first message may hold what would stand there:
/// {"type": "connection_init", "payload": {"Authorization": "Bearer cms_..."}}.
/// </summary>
internal sealed class SocketAdmission(FailureLimit failures)
{
    private const string Authorization = "authorization";

    /// <summary>Who it is, and how they see entries.</summary>
    /// <exception cref="SocketRefusal">The key is not good, or not good enough for what the socket's URL asks for.</exception>
    public async Task<Sender> AdmitAsync(HttpContext http, JsonElement? payload)
    {
        if (http.Caller.Name is null && AuthorizationIn(payload) is { } given) await AuthenticateAsync(http, given);
        var perspective = http.Caller.Seeing(http.Request.Perspective ?? Perspectives.Published);
        return http.Refusal(perspective) is { } refusal ? throw SocketRefusal.Forbidden(refusal.Detail) : new(perspective, http.Caller);
    }

    private async Task AuthenticateAsync(HttpContext http, string authorization)
    {
        http.Request.Headers.Authorization = authorization;
        var result = Credential.Of(http.Request) is Credential.Given ? await http.AuthenticateAsync(AccessSetup.Scheme) : null;
        if (result is not { Succeeded: true })
        {
            failures.Count(http.Connection.RemoteIpAddress);
            throw SocketRefusal.Forbidden("The key is not good.");
        }
        http.User = result.Principal;
    }

    private static string? AuthorizationIn(JsonElement? payload) => payload is { ValueKind: JsonValueKind.Object } members
        ? members.EnumerateObject()
            .Where(member => member.Name.Equals(Authorization, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
            .Select(member => member.Value.GetString()).FirstOrDefault()
        : null;
}

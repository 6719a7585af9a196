using Microsoft.AspNetCore.Authentication;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;

namespace OpenInfra.Cms.Api.Access;

/// <summary>
/// Finds out who sends a request. A credential that isn't good is refused wherever it is sent, also where none is needed: whoever sends one
/// wants to know. Requests without pass untouched.
/// </summary>
internal sealed partial class Gate(RequestDelegate next, PreviewTokens previews, FailureLimit failures, ILogger<Gate> log)
{
    public Task InvokeAsync(HttpContext http) => Credential.Of(http.Request) switch
    {
        Credential.None => next(http),
        Credential.Exposed => RefuseAsync(http, AccessProblem.Exposed()),
        Credential.Malformed(var why) => RefuseAsync(http, AccessProblem.Malformed(why)),
        Credential.Given(var token, var preview) => AuthenticateAsync(http, token is not null, preview),
        _ => throw new InvalidOperationException("A credential is of one of these kinds."),
    };

    private async Task AuthenticateAsync(HttpContext http, bool hasToken, string? preview)
    {
        try
        {
            var caller = hasToken ? await CallerAsync(http) : Caller.Anonymous;
            if (preview is not null) caller = Sent(caller, await previews.ReadAsync(preview, http.RequestAborted));
            http.User = new(new CallerIdentity(caller));
        }
        catch (DeniedException denied)
        {
            await RefuseAsync(http, AccessProblem.Denied(denied.Message));
            return;
        }
        await next(http);
    }

    private static async Task<Caller> CallerAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(AccessSetup.Scheme);
        return result.Succeeded ? result.Principal.Caller : throw new DeniedException(JwtAuthentication.WhyNot(result.Failure));
    }

    private static Caller Sent(Caller caller, string entry) => caller with { Name = caller.Name ?? $"preview:{entry}", Preview = entry };

    private Task RefuseAsync(HttpContext http, AccessProblem refusal)
    {
        var address = http.Connection.RemoteIpAddress;
        if (failures.Count(address) is { } wait) refusal = AccessProblem.TooMany(wait);
        else LogDenied(address, http.Request.Path.ToUriComponent(), refusal.Detail);
        return refusal.ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A bad credential from {Address} at {Path}: {Reason}")]
    private partial void LogDenied(System.Net.IPAddress? address, string path, string reason);
}

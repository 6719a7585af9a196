using Microsoft.AspNetCore.Authentication;

namespace OpenInfra.Cms.Api.Access;

/// <summary>
/// Finds out who sends a request. A credential that isn't good is refused wherever it is sent, also where none is needed: whoever sends one
/// wants to know. Requests without pass untouched.
/// </summary>
internal sealed partial class Gate(RequestDelegate next, FailureLimit failures, ILogger<Gate> log)
{
    public Task InvokeAsync(HttpContext http) => Credential.Of(http.Request) switch
    {
        Credential.None => next(http),
        Credential.Exposed => RefuseAsync(http, AccessProblem.Exposed()),
        Credential.Malformed(var why) => RefuseAsync(http, AccessProblem.Malformed(why)),
        _ => AuthenticateAsync(http),
    };

    private async Task AuthenticateAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(AccessSetup.Scheme);
        if (result.Succeeded)
        {
            http.User = result.Principal;
            await next(http);
            return;
        }
        await RefuseAsync(http, AccessProblem.Denied(JwtAuthentication.WhyNot(result.Failure)));
    }

    private Task RefuseAsync(HttpContext http, AccessProblem refusal)
    {
        var address = http.Connection.RemoteIpAddress;
        if (failures.Count(address) is { } wait) refusal = AccessProblem.TooMany(wait);
        else LogDenied(address, http.Request.Path, refusal.Detail);
        return refusal.ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A bad credential from {Address} at {Path}: {Reason}")]
    private partial void LogDenied(System.Net.IPAddress? address, string path, string reason);
}

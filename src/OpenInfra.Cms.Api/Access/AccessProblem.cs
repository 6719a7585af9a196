using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Why somebody may not do something, as problem+json and, by RFC 6750, in WWW-Authenticate.</summary>
internal sealed class AccessProblem : IResult
{
    private const string Realm = "Bearer realm=\"OpenInfra CMS\"";

    private readonly int _status;
    private readonly string _detail;
    private readonly string? _challenge;
    private readonly Scope? _scope;
    private readonly TimeSpan? _wait;

    private AccessProblem(int status, string detail, string? challenge = null, Scope? scope = null, TimeSpan? wait = null) =>
        (_status, _detail, _challenge, _scope, _wait) = (status, detail, challenge, scope, wait);

    /// <summary>What is wrong, in a sentence for people.</summary>
    public string Detail => _detail;

    /// <summary>Somebody unknown asks for what needs a permission.</summary>
    public static AccessProblem Unknown(Permission needed) => new(
        StatusCodes.Status401Unauthorized, $"This needs a key with the scope {needed}: Authorization: Bearer cms_...", Realm, needed.Scope);

    /// <summary>Somebody known asks for what they may not do.</summary>
    public static AccessProblem Forbidden(Permission needed) => new(
        StatusCodes.Status403Forbidden, $"This needs the scope {needed}, which your key doesn't have.",
        $"{Realm}, error=\"insufficient_scope\", scope=\"{needed.Scope.Name}\"", needed.Scope);

    /// <summary>The token is not good, whatever is asked for.</summary>
    public static AccessProblem Denied(string why) => new(
        StatusCodes.Status401Unauthorized, why, $"{Realm}, error=\"invalid_token\", error_description=\"{why}\"");

    /// <summary>What stands where a token should can't be one.</summary>
    public static AccessProblem Malformed(string why) => new(
        StatusCodes.Status401Unauthorized, why, $"{Realm}, error=\"invalid_request\", error_description=\"{why}\"");

    /// <summary>A key stands in a URL, which logs and histories keep.</summary>
    public static AccessProblem Exposed() => new(
        StatusCodes.Status400BadRequest,
        "A key has no place in a URL, which logs and histories keep: rotate it, and send it as Authorization: Bearer cms_...");

    /// <summary>Too many bad tokens came from one address.</summary>
    public static AccessProblem TooMany(TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests, "Too many bad keys came from your address. A good one is taken at any time.", wait: wait);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        if (_challenge is not null) headers.WWWAuthenticate = _challenge;
        if (_wait is { } wait) headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var problem = new ProblemDetails { Status = _status, Detail = _detail };
        if (_scope is { } scope) problem.Extensions["scope"] = scope.Name;
        return TypedResults.Problem(problem).ExecuteAsync(httpContext);
    }
}

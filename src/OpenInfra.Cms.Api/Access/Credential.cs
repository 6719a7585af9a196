using System.Buffers;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;

namespace OpenInfra.Cms.Api.Access;

/// <summary>What a request brings to show who sent it.</summary>
internal abstract record Credential
{
    /// <summary>The parameter of a URL that takes a preview token.</summary>
    public const string PreviewParameter = "preview";

    private const string Bearer = "Bearer ", Form = "Authorization is: Bearer, a blank, and a key or token.";

    // RFC 6750's b64token.
    private static readonly SearchValues<char> _tokenCharacters =
        SearchValues.Create("-._~+/=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private Credential() { }

    /// <summary>Nothing: somebody unknown.</summary>
    public sealed record None : Credential;

    /// <summary>A token, a preview token, or both; good or not.</summary>
    public sealed record Given(string? Token, string? Preview) : Credential
    {
        // What is printed may be logged.
        public override string ToString() => "A credential";
    }

    /// <summary>Something that can be no token.</summary>
    public sealed record Malformed(string Why) : Credential;

    /// <summary>A key where URLs are logged and shared.</summary>
    public sealed record Exposed : Credential;

    /// <summary>The credential of a request.</summary>
    public static Credential Of(HttpRequest request)
    {
        if (HoldsKey(request)) return new Exposed();
        var preview = request.Query[PreviewParameter];
        if (preview.Count > 1) return new Malformed("Send one preview token.");
        return request.Headers[HeaderNames.Authorization] switch
        {
            [] => preview is [] ? new None() : new Given(null, preview),
            [{ } one] when one.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) => Of(one[Bearer.Length..].Trim(' '), preview),
            [_] => new Malformed(Form),
            _ => new Malformed("Send one Authorization header."),
        };
    }

    private static Credential Of(string token, string? preview) => token switch
    {
        "" => new Malformed(Form),
        _ when token.AsSpan().ContainsAnyExcept(_tokenCharacters) => new Malformed(Form),
        _ when !token.StartsWith(PreviewTokens.Prefix, StringComparison.Ordinal) => new Given(token, preview),
        _ => preview is null ? new Given(null, token) : new Malformed("Send one preview token."),
    };

    private static bool HoldsKey(HttpRequest request) =>
        request.QueryString.Value?.Contains(KeyToken.Prefix, StringComparison.Ordinal) == true
        && request.Query.SelectMany(parameter => parameter.Value).Any(value => value is not null && KeyToken.Parse(value) is not null);
}

using System.Buffers;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>What a request brings to show who sent it.</summary>
internal abstract record Credential
{
    private const string Bearer = "Bearer ";

    // RFC 6750's b64token.
    private static readonly SearchValues<char> _tokenCharacters =
        SearchValues.Create("-._~+/=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private Credential() { }

    /// <summary>Nothing: somebody unknown.</summary>
    public sealed record None : Credential;

    /// <summary>A token, good or not.</summary>
    public sealed record Token(string Text) : Credential
    {
        // What is printed may be logged.
        public override string ToString() => "A token";
    }

    /// <summary>Something that can be no token.</summary>
    public sealed record Malformed(string Why) : Credential;

    /// <summary>A key where URLs are logged and shared.</summary>
    public sealed record Exposed : Credential;

    /// <summary>The credential of a request.</summary>
    public static Credential Of(HttpRequest request)
    {
        if (HoldsKey(request)) return new Exposed();
        return request.Headers[HeaderNames.Authorization] switch
        {
            [] => new None(),
            [{ } one] when one.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) => Of(one[Bearer.Length..].Trim(' ')),
            [_] => new Malformed("Authorization is: Bearer, a blank, and a key or token."),
            _ => new Malformed("Send one Authorization header."),
        };
    }

    private static Credential Of(string token) => token.Length > 0 && !token.AsSpan().ContainsAnyExcept(_tokenCharacters)
        ? new Token(token)
        : new Malformed("Authorization is: Bearer, a blank, and a key or token.");

    private static bool HoldsKey(HttpRequest request) =>
        request.QueryString.Value?.Contains(KeyToken.Prefix, StringComparison.Ordinal) == true
        && request.Query.SelectMany(parameter => parameter.Value).Any(value => value is not null && KeyToken.Parse(value) is not null);
}

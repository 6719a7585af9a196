using Marten;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access.Previews;

/// <summary>A token that shows the draft of one entry, to whoever has it, until it expires.</summary>
internal sealed record Preview(string Token, DateTimeOffset ExpiresAt);

/// <summary>Makes and reads preview tokens: signed JWTs that name an entry. Nothing is stored of them.</summary>
internal sealed class PreviewTokens(IDocumentStore store, TimeProvider time)
{
    /// <summary>What every such token begins with.</summary>
    public const string Prefix = "cmsp_";

    private const string Audience = "preview", Kind = "preview+jwt", Algorithm = SecurityAlgorithms.HmacSha256;

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>A token for an entry.</summary>
    public async Task<Preview> MakeAsync(string entry, TimeSpan life, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + life).ToUnixTimeSeconds());
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = entry },
            Audience = Audience,
            Expires = expires.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            TokenType = Kind,
            SigningCredentials = new(KeyOf(await store.PreviewKeyAsync(now, cancel)), Algorithm),
        });
        return new(Prefix + token, expires);
    }

    /// <summary>The id of the entry that a token shows.</summary>
    /// <exception cref="DeniedException">The token shows none, in words for whoever sent it.</exception>
    public async Task<string> ReadAsync(string text, CancellationToken cancel)
    {
        var token = Parse(text) ?? throw new DeniedException("That is no preview token: it is mistyped or cut off.");
        await using var session = store.QuerySession();
        var key = await session.LoadAsync<PreviewKey>(token.Kid, cancel) ?? throw new DeniedException("The preview has ended.");
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = KeyOf(key),
            ValidAlgorithms = [Algorithm],
            ValidTypes = [Kind],
            ValidAudience = Audience,
            ValidateIssuer = false,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        });
        if (result.IsValid) return token.Subject;
        throw new DeniedException(result.Exception is SecurityTokenInvalidLifetimeException
            ? "The preview has expired." : "That is no preview token of this service.");
    }

    private static JsonWebToken? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        try
        {
            var token = new JsonWebToken(text[Prefix.Length..]);
            return Guid.TryParseExact(token.Kid, "n", out _) ? token : null;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static SymmetricSecurityKey KeyOf(PreviewKey key) => new(key.Secret) { KeyId = key.Id };
}

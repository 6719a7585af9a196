using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>
/// Takes the tokens of an identity provider. ASP.NET reads the settings <c>Authentication:Schemes:Bearer</c> (Authority, ValidAudiences,
/// ValidIssuers, SigningKeys); JwksFile, ScopeClaim and TypesClaim beside them are ours.
/// </summary>
internal static class JwtAuthentication
{
    public const string Name = JwtBearerDefaults.AuthenticationScheme;

    private const string Subject = JwtRegisteredClaimNames.Sub;

    extension(AuthenticationBuilder schemes)
    {
        /// <summary>Takes such tokens where the settings name who makes them; answers whether they do.</summary>
        public bool AddJwts(IConfiguration configuration)
        {
            if (!configuration.TakesJwts) return false;
            var settings = configuration.GetSection(JwtSettings.Section);
            schemes.Services.AddSingleton<IAuthenticationConfigurationProvider>(new Settings(configuration.GetSection("Authentication")));
            schemes.AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                if (settings["JwksFile"] is { } file)
                    options.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys();
                options.Events = new() { OnTokenValidated = context => AcceptAsync(context, settings) };
            });
            return true;
        }
    }

    /// <summary>Why a token was not accepted, in words for whoever sent it.</summary>
    public static string WhyNot(Exception? failure) => failure switch
    {
        DeniedException denied => denied.Message,
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenInvalidAudienceException => "The token is for another audience.",
        SecurityTokenInvalidIssuerException => "The token is from another issuer.",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException =>
            "The token has no signature that is known here.",
        _ => "The token is no key, and none of the identity provider.",
    };

    private static Task AcceptAsync(TokenValidatedContext context, IConfiguration settings)
    {
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(((JsonWebToken)context.SecurityToken).EncodedPayload))!;
        if (CallerOf(payload, settings["ScopeClaim"] ?? "scope", settings["TypesClaim"] ?? "types") is { } caller)
            context.Principal = new(new CallerIdentity(caller));
        else context.Fail(new DeniedException($"The token names nobody: it has no claim {Subject}."));
        return Task.CompletedTask;
    }

    private static Caller? CallerOf(JsonNode payload, string scopeClaim, string typesClaim)
    {
        if (WordsOf(payload[Subject]) is not [var subject]) return null;
        // Scopes of other services stand beside ours. A list of no types is none, and no list is all.
        var scopes = WordsOf(payload[scopeClaim]).Select(Scopes.Named).OfType<Scope>().ToHashSet();
        var types = payload[typesClaim] is { } given ? WordsOf(given).DefaultIfEmpty("").ToHashSet() : [];
        return new($"user:{subject}", scopes, types);
    }

    private static string[] WordsOf(JsonNode? claim) => claim switch
    {
        JsonArray many => [.. many.SelectMany(WordsOf)],
        JsonValue one when one.TryGetValue<string>(out var text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    private sealed record Settings(IConfiguration AuthenticationConfiguration) : IAuthenticationConfigurationProvider;
}

using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class TrustingAProvider(TrustingAProvider.WithKeyFile cms, TrustingAProvider.WithAuthority discovering)
    : IClassFixture<TrustingAProvider.WithKeyFile>, IClassFixture<TrustingAProvider.WithAuthority>
{
    private const string Issuer = "https://id.example.org", Audience = "cms";

    private static readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };

    [Theory]
    [InlineData("content:read", null, "/api/posts?perspective=draft", HttpStatusCode.OK)]
    [InlineData("openid content:read profile", null, "/api/posts?perspective=draft", HttpStatusCode.OK)]
    [InlineData("content:read", "[\"page\"]", "/api/pages?perspective=draft", HttpStatusCode.OK)]
    [InlineData("content:read", "[\"page\"]", "/api/posts?perspective=draft", HttpStatusCode.Forbidden)]
    [InlineData("content:read", "[]", "/api/posts?perspective=draft", HttpStatusCode.Forbidden)]
    [InlineData("content:write", null, "/api/posts?perspective=draft", HttpStatusCode.OK)]
    [InlineData("openid profile", null, "/api/posts?perspective=draft", HttpStatusCode.Forbidden)]
    [InlineData("", null, "/api/posts?perspective=draft", HttpStatusCode.Forbidden)]
    [InlineData("", null, "/api/posts", HttpStatusCode.OK)]
    [InlineData("admin", null, "/api/keys", HttpStatusCode.OK)]
    public async Task A_token_allows_what_its_claims_say(string scope, string? types, string url, HttpStatusCode status)
    {
        using var http = cms.Sending(Token(scope, types));
        using var response = await http.GetAsync(url, Cancel);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Its_subject_is_who_did_something()
    {
        using var http = cms.Sending(Token("admin"));
        using var made = await http.PostAsync(
            "/api/keys", new StringContent("""{ "name": "by a token", "scopes": ["content:read"] }""", null, "application/json"), Cancel);
        Assert.Equal("user:ada", JsonElement.Parse(await made.Content.ReadAsStringAsync(Cancel)).Text("createdBy"));
    }

    public static TheoryData<string, string> Bad => new()
    {
        { Token("admin", expires: DateTime.UtcNow.AddHours(-1)), "The token has expired." },
        { Token("admin", audience: "other"), "The token is for another audience." },
        { Token("admin", issuer: "https://other.example.org"), "The token is from another issuer." },
        { Token("admin", subject: null), "The token names nobody: it has no claim sub." },
        { Token("admin", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }), "The token has no signature that is known here." },
        { Token("admin", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k2" }), "The token has no signature that is known here." },
        { Token("admin", key: Symmetric(), algorithm: SecurityAlgorithms.HmacSha256), "The token has no signature that is known here." },
        { Unsigned(), "The token has no signature that is known here." },
        { "nonsense", "The token is no key, and none of the identity provider." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_token_is_refused_with_the_reason(string token, string reason)
    {
        using var http = cms.Sending(token);
        Assert.Equal(reason, (await http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts")).Text("detail"));
    }

    [Fact]
    public async Task Keys_are_taken_beside()
    {
        using var http = await cms.WithKeyAsync("beside", [Scope.Read]);
        await http.JsonAsync("/api/posts?perspective=draft");
    }

    [Fact]
    public async Task The_provider_may_be_found_by_its_address()
    {
        using var http = discovering.Sending(Token("content:read", issuer: discovering.Authority));
        await http.JsonAsync("/api/posts?perspective=draft");
        using var other = discovering.Sending(Token("content:read"));
        await other.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts");
    }

    private static string Token(
        string scope, string? types = null, string issuer = Issuer, string audience = Audience, string? subject = "ada",
        DateTime? expires = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = new Dictionary<string, object> { ["scope"] = scope };
        if (subject is not null) claims["sub"] = subject;
        if (types is not null) claims["types"] = JsonElement.Parse(types);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new(key ?? _key, algorithm),
        });
    }

    private static string Unsigned() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Subject = new ClaimsIdentity([new("sub", "ada"), new("scope", "admin")]),
    });

    // What everybody knows of the provider, taken for a secret.
    private static SymmetricSecurityKey Symmetric() => new(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" };

    private static string Jwks() => JsonSerializer.Serialize(new
    {
        keys = new[]
        {
            new
            {
                kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId,
                n = Base64UrlEncoder.Encode(_key.Rsa.ExportParameters(false).Modulus),
                e = Base64UrlEncoder.Encode(_key.Rsa.ExportParameters(false).Exponent),
            },
        },
    });

    /// <summary>A service that has the provider's public keys in a file.</summary>
    public sealed class WithKeyFile(TestDatabases databases) : CmsHost(databases)
    {
        private readonly string _folder = TempFolder.New("cms-jwks");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            var file = Path.Combine(_folder, "jwks.json");
            File.WriteAllText(file, Jwks());
            builder.UseSetting("Authentication:Schemes:Bearer:ValidIssuer", Issuer)
                .UseSetting("Authentication:Schemes:Bearer:ValidAudience", Audience)
                .UseSetting("Authentication:Schemes:Bearer:JwksFile", file);
        }
    }

    /// <summary>A service that asks a provider for its keys, by OpenID Connect Discovery.</summary>
    public sealed class WithAuthority(TestDatabases databases) : CmsHost(databases)
    {
        private WebApplication _provider = null!;

        public string Authority { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _provider = builder.Build();
            _provider.MapGet("/.well-known/openid-configuration", () =>
                Results.Json(new Dictionary<string, string> { ["issuer"] = Authority, ["jwks_uri"] = $"{Authority}/keys" }));
            _provider.MapGet("/keys", () => Results.Text(Jwks(), "application/json"));
            await _provider.StartAsync();
            Authority = _provider.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _provider.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Authentication:Schemes:Bearer:Authority", Authority)
                .UseSetting("Authentication:Schemes:Bearer:RequireHttpsMetadata", "false")
                .UseSetting("Authentication:Schemes:Bearer:ValidAudience", Audience);
        }
    }
}

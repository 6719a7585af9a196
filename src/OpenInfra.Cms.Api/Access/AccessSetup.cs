using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;

namespace OpenInfra.Cms.Api.Access;

internal static class AccessSetup
{
    /// <summary>The scheme that takes every token, and asks those who know its form.</summary>
    public const string Scheme = "Access";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Adds keys, tokens and permissions.</summary>
        public void AddAccess()
        {
            var services = builder.Services;
            // No AddAuthentication: its data protection would write keys to the user's home that nothing here uses.
            services.AddAuthenticationCore();
            services.AddWebEncoders();
            services.AddSingleton(TimeProvider.System);
            var schemes = new AuthenticationBuilder(services)
                .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null);
            var takesJwts = schemes.AddJwts(builder.Configuration);
            schemes.AddPolicyScheme(Scheme, null, policy => policy.ForwardDefaultSelector = http => SchemeOf(http, takesJwts));
            services.AddAuthorization();
            services.AddSingleton<IAuthorizationHandler, PermissionCheck>();
            services.AddSingleton<IAuthorizationMiddlewareResultHandler, PermissionCheck>();
            services.AddSingleton<FailureLimit>();
            services.AddSingleton<KeyUses>();
            services.AddSingleton<PreviewTokens>();
            services.AddSingleton(new PreviewUrl(builder.Configuration));
            services.AddHostedService<RecordingUses>();
            services.AddHostedService<Introduction>();
        }
    }

    // A token's form tells who knows it; what nobody knows is a key, and a bad one.
    private static string SchemeOf(HttpContext http, bool takesJwts) => Credential.Of(http.Request) switch
    {
        Credential.Given({ } token, _) when takesJwts && !token.StartsWith(KeyToken.Prefix, StringComparison.Ordinal) =>
            JwtAuthentication.Name,
        _ => KeyAuthentication.Name,
    };

    extension(WebApplication app)
    {
        /// <summary>Refuses bad credentials, and those who may not do what a route requires a permission for.</summary>
        public void UseAccess()
        {
            app.CheckJwts();
            app.UseMiddleware<Gate>();
            app.UseAuthorization();
        }
    }
}

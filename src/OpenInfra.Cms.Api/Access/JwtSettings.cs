using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Whether and how the settings name an identity provider.</summary>
internal static class JwtSettings
{
    /// <summary>Where the settings are.</summary>
    public const string Section = $"Authentication:Schemes:{JwtAuthentication.Name}";

    extension(IConfiguration configuration)
    {
        /// <summary>Whether the settings name somebody whose tokens are taken.</summary>
        public bool TakesJwts => configuration.GetSection(Section).Exists();
    }

    extension(WebApplication app)
    {
        /// <summary>Looks at the settings now: each token would fail by what is wrong with them.</summary>
        /// <exception cref="SettingException">They can't be used.</exception>
        public void CheckJwts()
        {
            if (!app.Configuration.TakesJwts) return;
            try
            {
                var options = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtAuthentication.Name);
                var expected = options.TokenValidationParameters;
                if (options.ConfigurationManager is null && expected.IssuerSigningKeys?.Any() != true)
                    throw new SettingException($"{Section} needs an Authority, a JwksFile or SigningKeys: else no token is good.");
                if (expected.ValidAudience is null && expected.ValidAudiences?.Any() != true)
                    throw new SettingException($"{Section} needs a ValidAudience: else no token is good.");
            }
            catch (Exception error) when (error is not SettingException)
            {
                throw new SettingException($"{Section} can't be used: {error.Message}");
            }
        }
    }
}

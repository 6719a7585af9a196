using System.Text.Encodings.Web;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Authenticates the holders of keys.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, IDocumentStore store, KeyUses uses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credential.Of(Request) is not Credential.Given({ } token, _)) return AuthenticateResult.NoResult();
        var now = TimeProvider.GetUtcNow();
        await using var session = store.QuerySession();
        switch (await session.AuthenticateAsync(token, now, Context.RequestAborted))
        {
            case Admission.Granted(var key):
                uses.Note(key, now);
                return AuthenticateResult.Success(new(new(new CallerIdentity(key.ToCaller())), Name));
            case Admission.Denied(var why):
                return AuthenticateResult.Fail(new DeniedException(why));
            default:
                throw new InvalidOperationException("A token is either granted or denied.");
        }
    }
}

/// <summary>Why a token is not good, in words for whoever sent it.</summary>
internal sealed class DeniedException(string message) : Exception(message);

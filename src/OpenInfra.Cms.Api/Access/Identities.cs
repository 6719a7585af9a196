using System.Security.Claims;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>The identity that every way to authenticate ends in.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity([new(DefaultNameClaimType, caller.Name!)], "Bearer")
{
    public Caller Caller => caller;
}

internal static class Identities
{
    extension(ClaimsPrincipal user)
    {
        /// <summary>Who this is, and what they may do.</summary>
        public Caller Caller => (user.Identity as CallerIdentity)?.Caller ?? Caller.Anonymous;
    }

    extension(HttpContext http)
    {
        /// <summary>Who sent the request, and what they may do.</summary>
        public Caller Caller => http.User.Caller;
    }
}

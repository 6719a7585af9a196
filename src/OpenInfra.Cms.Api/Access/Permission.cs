using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>What is needed to do something.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Type">The type whose entries it is done to; null where it concerns none.</param>
internal sealed record Permission(Scope Scope, ContentType? Type = null) : IAuthorizationRequirement
{
    /// <summary>Why a caller may not; null where they may.</summary>
    public AccessProblem? Refusal(Caller caller) =>
        IsWith(caller) ? null : caller.Name is null ? AccessProblem.Unknown(this) : AccessProblem.Forbidden(this);

    public override string ToString() => Type is null || Scope == Scope.Admin ? Scope.Name : $"{Scope.Name} for {Type.Plural}";

    private bool IsWith(Caller caller) => Type is null ? caller.May(Scope) : caller.May(Scope, Type);
}

internal static class Permissions
{
    extension<TBuilder>(TBuilder route) where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Lets only those in who may do this, to entries of the type where one is given.</summary>
        public TBuilder Require(Scope scope, ContentType? type = null) =>
            route.RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(new Permission(scope, type)).Build());
    }

    extension(HttpContext http)
    {
        /// <summary>Why the caller may not do this to entries of the type; null where they may.</summary>
        public AccessProblem? Refusal(Scope scope, ContentType? type = null) => new Permission(scope, type).Refusal(http.Caller);
    }
}

/// <summary>Grants permissions to those who have them, and tells the others in the words of HTTP.</summary>
internal sealed class PermissionCheck : AuthorizationHandler<Permission>, IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded ? next(context) : policy.Requirements.OfType<Permission>()
            .Select(needed => needed.Refusal(context.Caller)).OfType<AccessProblem>().First().ExecuteAsync(context);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Permission requirement)
    {
        if (requirement.Refusal(context.User.Caller) is null) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

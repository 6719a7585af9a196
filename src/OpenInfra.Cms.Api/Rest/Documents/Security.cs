using Microsoft.OpenApi;
using OpenInfra.Cms.Access;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes how requests show who sends them.</summary>
internal static class Security
{
    private const string Scheme = "bearer";

    public static void Describe(OpenApiDocument document) => document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "cms_... or JWT",
        Description = $"A key of this service, or a token of the identity provider that it trusts. Scopes: {string.Join(", ", Scopes.Names)}.",
    });

    /// <summary>A credential with this scope is needed.</summary>
    public static IList<OpenApiSecurityRequirement> Needing(OpenApiDocument document, Scope scope) =>
        [new() { [new(Scheme, document)] = [scope.Name] }];

    /// <summary>None is needed, but one with this scope gets more.</summary>
    public static IList<OpenApiSecurityRequirement> Taking(OpenApiDocument document, Scope scope) => [new(), .. Needing(document, scope)];
}

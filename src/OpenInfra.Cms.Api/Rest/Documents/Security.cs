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
        Description = $"A key of this service, or a token of the identity provider that it trusts. "
            + $"Scopes: {string.Join(", ", Scopes.Names)}. "
            + "Who may write or publish may read drafts too.",
    });

    /// <summary>Says in words which scopes operations need: only OAuth's schemes may list them where the document says who gets in.</summary>
    public static void SayScopes(OpenApiDocument document)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var scopes = operation.Security!.SelectMany(requirement => requirement.Values).SelectMany(names => names).ToList();
            if (scopes is []) continue;
            var isNeeded = operation.Security!.All(requirement => requirement.Count > 0);
            operation.Description += isNeeded ? $" Needs the scope {scopes[0]}." : $" More is shown with the scope {scopes[0]}.";
            foreach (var names in operation.Security!.SelectMany(requirement => requirement.Values)) names.Clear();
        }
    }

    /// <summary>A credential with this scope is needed.</summary>
    public static IList<OpenApiSecurityRequirement> Needing(OpenApiDocument document, Scope scope) =>
        [new() { [new(Scheme, document)] = [scope.Name] }];

    /// <summary>None is needed, but one with this scope gets more.</summary>
    public static IList<OpenApiSecurityRequirement> Taking(OpenApiDocument document, Scope scope) => [new(), .. Needing(document, scope)];
}

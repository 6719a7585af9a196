using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what all types share.</summary>
internal static class SharedSchemas
{
    /// <summary>What search engines are told: never without a title and a description, whatever the source left out.</summary>
    public static IOpenApiSchema Seo(Schemas schemas, Field seo) => schemas.Named(seo.ValueType.Name, seo.ValueType, () => Schemas.Object(
        "What search engines and social networks are told.",
        seo.Members.Select(member => member.Name is "title" or "description" ? member with { IsNullable = false } : member)
            .Select(member => (member.Name, schemas.Of("seo", member)))));

    /// <summary>An error.</summary>
    public static IOpenApiSchema Problem(Schemas schemas) => schemas.Named("Problem", "problems", () => Schemas.Object(
        "What went wrong (RFC 9457).",
        [
            Text("type", "What kind of problem it is: \"about:blank\" where the status says it all.", "uri-reference"),
            Text("title", "The words of the status."),
            ("status", Schemas.Described(Schemas.Count(), "The HTTP status.")),
            Text("detail", "What is wrong, in a sentence for people."),
            Text("traceId", "What the log has it under."),
            ("errors", Schemas.Described(Schemas.ListOf(ParameterProblem(schemas)), "All that is wrong with the parameters.")),
        ], "detail", "traceId", "errors"));

    private static IOpenApiSchema ParameterProblem(Schemas schemas) =>
        schemas.Named("ParameterProblem", "problems of parameters", () => Schemas.Object("What is wrong with one parameter.",
        [
            Text("parameter", "The parameter's name."),
            Text("detail", "What is wrong, in a sentence for people."),
            TextOrNull("code", "What is wrong, for programs; null where only the sentence says it."),
        ]));

    private static (string, IOpenApiSchema) Text(string name, string description, string? format = null) =>
        (name, Schemas.Described(Schemas.Text(format), description));

    private static (string, IOpenApiSchema) TextOrNull(string name, string description) =>
        (name, Schemas.Described(Schemas.Nullable(Schemas.Text()), description));
}

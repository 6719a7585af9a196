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

    /// <summary>What every problem says.</summary>
    public static IEnumerable<(string, IOpenApiSchema)> ProblemMembers =>
    [
        Text("type", "What kind of problem it is: \"about:blank\" where the status says it all.", "uri-reference"),
        Text("title", "The words of the status."),
        ("status", Schemas.Described(Schemas.Count(), "The HTTP status.")),
        Text("detail", "What is wrong, in a sentence for people."),
    ];

    /// <summary>An error.</summary>
    public static IOpenApiSchema Problem(Schemas schemas) => schemas.Named("Problem", "problems", () => Schemas.Object(
        "What went wrong (RFC 9457).",
        [
            .. ProblemMembers,
            Text("traceId", "What the log has it under."),
            Text("scope", "The scope that is needed."),
            ("errors", Schemas.Described(Schemas.ListOf(ParameterProblem(schemas)), "All that is wrong with the parameters.")),
        ], "detail", "traceId", "scope", "errors"));

    /// <summary>An error in what was sent.</summary>
    public static IOpenApiSchema Invalid(Schemas schemas) => schemas.Named("InvalidInput", "problems of input", () => Schemas.Object(
        "What is wrong with what was sent (RFC 9457).",
        [
            .. ProblemMembers,
            ("errors", Schemas.Described(Schemas.ListOf(InputProblem(schemas)), "All that is wrong; not there where the detail says it.")),
            ("referrers", Schemas.Described(WriteSchemas.Referrers(schemas), "Who refers to the entry that was to be archived.")),
        ], "errors", "referrers"));

    private static IOpenApiSchema InputProblem(Schemas schemas) =>
        schemas.Named("InputProblem", "problems of one value", () => Schemas.Object("What is wrong with one value.",
        [
            Text("pointer", "Where it stands in what was sent, as a JSON pointer (RFC 6901); empty for all of it."),
            Text("detail", "What is wrong and what would be right, in a sentence for people."),
            ("line", Schemas.Described(Schemas.Count(), "The line that it stands in, from 1, where that is known.")),
        ], "line"));

    private static IOpenApiSchema ParameterProblem(Schemas schemas) =>
        schemas.Named("ParameterProblem", "problems of parameters", () => Schemas.Object("What is wrong with one parameter.",
        [
            Text("parameter", "The parameter's name."),
            Text("detail", "What is wrong, in a sentence for people."),
            TextOrNull("pointer", "The place in a parameter that is JSON, as a JSON pointer (RFC 6901); null for others."),
            TextOrNull("code", "What is wrong, for programs; null where only the sentence says it."),
        ]));

    /// <summary>Where a list goes on.</summary>
    public static (string, IOpenApiSchema) Next => TextOrNull("next", "What to give as `after` for the next part; null at the end.");

    /// <summary>A moment.</summary>
    public static (string, IOpenApiSchema) Moment(string name, string description) =>
        (name, Schemas.Described(Schemas.Text("date-time"), description));

    /// <summary>A moment, or null.</summary>
    public static (string, IOpenApiSchema) MomentOrNull(string name, string description) =>
        (name, Schemas.Described(Schemas.Nullable(Schemas.Text("date-time")), description));

    public static (string, IOpenApiSchema) Text(string name, string description, string? format = null) =>
        (name, Schemas.Described(Schemas.Text(format), description));

    public static (string, IOpenApiSchema) TextOrNull(string name, string description) =>
        (name, Schemas.Described(Schemas.Nullable(Schemas.Text()), description));
}

using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what changes have in common, whatever the type.</summary>
internal static class WriteSchemas
{
    /// <summary>The body of a publication.</summary>
    public static IOpenApiSchema Publication(Schemas schemas) => schemas.Named("Publication", "publications", () => Schemas.Object(
        "When it is published; nothing for now.",
        [
            ("at", Schemas.Described(Schemas.Text("date-time"), "The moment to come at which the draft, as it is now, is published.")),
            ("publishedAt", Schemas.Described(Schemas.Text("date-time"), "The date that readers see of what is published now.")),
        ], "at", "publishedAt"));

    /// <summary>The answers to several at once.</summary>
    public static IOpenApiSchema Results(Schemas schemas, string name, IOpenApiSchema item) => schemas.Named($"{name}Results", $"results of {name}", () =>
        Schemas.Object("An answer for each, in order.", [("results", Schemas.Described(Schemas.ListOf(Schemas.Object("The answer to one of several.",
        [
            ("index", Schemas.Described(Schemas.Count(), "Which of them, from 0.")),
            ("status", Schemas.Described(Schemas.Count(), "The HTTP status that it would have had alone.")),
            ("location", Schemas.Described(Schemas.Nullable(Schemas.Text()), "Where the new entry is.")),
            ("etag", Schemas.Described(Schemas.Text(), "The tag of its draft.")),
            ("item", Schemas.Described(item, "The new entry.")),
            ("problem", Schemas.Described(SharedSchemas.Problem(schemas), "Why it was refused.")),
        ], "location", "etag", "item", "problem")), "The answers."))]));

    /// <summary>What was merged.</summary>
    public static IOpenApiSchema Merged(Schemas schemas) => schemas.Named("Merged", typeof(Merged), () => Schemas.Object(
        "Which values of a merged draft come from whom, as JSON pointers.",
        [
            ("version", Schemas.Described(Schemas.Count(), "The version that it was merged with.")),
            ("yours", Schemas.Described(Schemas.ListOf(Schemas.Text()), "What you changed.")),
            ("theirs", Schemas.Described(Schemas.ListOf(Schemas.Text()), "What others had changed.")),
        ]));

    /// <summary>Why a change came too late.</summary>
    public static IOpenApiSchema Stale(Schemas schemas) => schemas.Named("StaleProblem", "stale changes", () => Schemas.Object(
        "Somebody else has saved since, or the draft was never seen (RFC 9457).",
        [
            .. SharedSchemas.ProblemMembers,
            ("version", Schemas.Described(Schemas.Count(), "The version that the entry has now.")),
            ("etag", Schemas.Described(Schemas.Text(),
                "What If-Match has to say for the draft as it is now; not told of another entry than the one that was meant.")),
            ("differences", Schemas.Described(Schemas.ListOf(Schemas.Object("A value in which the three drafts differ; null where one has none.",
            [
                ("pointer", Schemas.Described(Schemas.Text(), "Which value, as a JSON pointer.")),
                ("base", Schemas.Described(new OpenApiSchema(), "As it was in what you saw.")),
                ("yours", Schemas.Described(new OpenApiSchema(), "As you want it.")),
                ("theirs", Schemas.Described(new OpenApiSchema(), "As it is now.")),
            ])), "Each value in which yours and theirs differ.")),
        ], "version", "etag"));

    /// <summary>Who refers to an entry.</summary>
    public static IOpenApiSchema Referrers(Schemas schemas) => schemas.Named("Referrers", typeof(Referrers), () => Schemas.Object(
        "The entries that refer to it.",
        [
            ("count", Schemas.Described(Schemas.Count("int64"), "How many there are.")),
            ("ids", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The ids of the first of them.")),
        ]));
}

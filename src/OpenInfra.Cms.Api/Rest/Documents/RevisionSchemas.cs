using Microsoft.OpenApi;
using static OpenInfra.Cms.Api.Rest.Documents.SharedSchemas;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes the history of an entry, and how two of its drafts differ.</summary>
internal static class RevisionSchemas
{
    public static IOpenApiSchema List(Schemas schemas) => schemas.Named("RevisionList", "lists of revisions", () => Schemas.Object(
        "A part of an entry's history.",
        [
            ("items", Schemas.Described(Schemas.ListOf(Revision(schemas)), "What happened, the newest first.")),
            ("totalCount", Schemas.Described(Schemas.Count(), "How much has happened at all: the entry's version.")),
            Next,
        ]));

    public static IOpenApiSchema Comparison(Schemas schemas) => schemas.Named("Comparison", "comparisons", () => Schemas.Object(
        "What differs between the drafts as of two versions.",
        [
            Number("from", "The version of the one."),
            Number("to", "The version of the other."),
            ("changes", Schemas.Described(Schemas.ListOf(Change(schemas)), "The values that differ; lists are compared as a whole.")),
        ]));

    private static IOpenApiSchema Revision(Schemas schemas) => schemas.Named("Revision", "revisions", () => Schemas.Object(
        "Something that happened to an entry.",
        [
            Number("version", "The version that it left."),
            ("event", Schemas.Described(schemas.OfEnum(typeof(EventKind)), "What happened.")),
            Moment("at", "When it happened."),
            TextOrNull("by", "Who did it: \"key:\" and the name of a key, \"user:\" and that of an account; null where that is not known."),
            TextOrNull("source", "The source whose import did it; null where a person did."),
            ("changed", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The values that a new draft changed, as JSON pointers.")),
            ("draft", Schemas.Described(Schemas.Nullable(Schemas.Count()), "The version whose draft was published or scheduled.")),
            MomentOrNull("publishedAt", "The date that readers saw from then on."),
            MomentOrNull("scheduledFor", "The moment that the publication was set to."),
            TextOrNull("reason", "Why the service called a publication off."),
        ]));

    private static IOpenApiSchema Change(Schemas schemas) => schemas.Named("Change", "changes", () => Schemas.Object(
        "A value that differs.",
        [
            Text("pointer", "Its place, as a JSON pointer."),
            ("from", Any("What the one has; null for nothing, and for a long text.")),
            ("to", Any("What the other has; null for nothing, and for a long text.")),
            ("lines", Lines(schemas)),
        ]));

    private static IOpenApiSchema Lines(Schemas schemas)
    {
        var lines = Schemas.Nullable(Schemas.ListOf(LineChange(schemas)));
        return Schemas.Described(lines, "Where long texts differ, in order; null for other values.");
    }

    private static IOpenApiSchema LineChange(Schemas schemas) => schemas.Named("LineChange", "changes of lines", () => Schemas.Object(
        "Lines that give way to others; they keep their ends.",
        [
            Number("from", "The number of the first line removed, from 1; where none is, of the line before which others are added."),
            ("removed", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The lines of the one.")),
            Number("to", "The number that the first line added has in the other, or would have."),
            ("added", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The lines of the other.")),
        ]));

    private static OpenApiSchema Any(string description) => new() { Description = description };

    private static (string, IOpenApiSchema) Number(string name, string description) =>
        (name, Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }, description));
}

using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes the entries of a type, alone and in a list.</summary>
internal sealed class ItemSchemas
{
    private readonly Schemas _schemas;
    private readonly ContentType _type;
    private readonly string _name;

    public ItemSchemas(Schemas schemas, ContentType type)
    {
        (_schemas, _type, _name) = (schemas, type, type.Model.Name);
        Item = schemas.Named(_name, type.Model, () => Entry(type.Description, withTexts: true));
        InList = Shape.Texts(type) is [] ? Item : schemas.Named($"{_name}Summary", $"{_name} in lists", () =>
            Entry($"{type.Description} In a list it is without its long texts.", withTexts: false));
        List = schemas.Named($"{_name}List", $"lists of {_name}", () => Schemas.Object($"A part of the {type.Plural}.",
        [
            ("items", Schemas.Described(Schemas.ListOf(InList), "The entries, in the order asked for.")),
            ("totalCount", Schemas.Described(Schemas.Count("int64"), "How many entries the whole list has.")),
            SharedSchemas.Next,
            ("facets", Schemas.Described(schemas.Facets(type), "The counts that were asked for by `facets`; not there where none were.")),
        ], "facets"));
    }

    public IOpenApiSchema Item { get; }

    /// <summary>The entry as it is in lists.</summary>
    public IOpenApiSchema InList { get; }

    public IOpenApiSchema List { get; }

    private OpenApiSchema Entry(string description, bool withTexts)
    {
        var fields = Shape.OwnFields(_type).Where(field => withTexts || field.Kind != FieldKind.Markdown);
        var included = Shape.Texts(_type) is [] ? Array.Empty<(string, IOpenApiSchema)>()
            : [("included", Schemas.Described(Included(), "What was asked for by `include`; not there where nothing was."))];
        return Schemas.Object(description,
        [
            .. Envelope(),
            .. fields.Select(field => (field.Name, _schemas.Of(_type.Name, field))),
            ("seo", Schemas.Described(SharedSchemas.Seo(_schemas, Shape.Seo(_type)), "What search engines and social networks are told.")),
            ("extra", Schemas.Described(Schemas.Anything(),
                "The keys of the source that no field takes, and values that no field could take, as they stood there.")),
            .. included,
            .. withTexts ? Remarks() : [],
        ], "included", "schedule", "merged", "warnings");
    }

    private IEnumerable<(string, IOpenApiSchema)> Envelope() =>
    [
        ("id", Schemas.Described(Schemas.Text(), $"Given once, never changed: \"{_type.IdOf("...")}\".")),
        ("type", Schemas.Described(Schemas.OneOf([_type.Name]), "The type of the entry.")),
        ("slug", Schemas.Described(Schemas.Text(), "What the entry is found by; unique in its type.")),
        ("path", Schemas.Described(Schemas.Text(), "Where the site shows it: \"/join\".")),
        ("version", Schemas.Described(Schemas.Count(), "How often the entry was changed.")),
        ("status", Schemas.Described(_schemas.OfEnum(typeof(Status)), "Whether readers see it.")),
        ("publishedAt", Schemas.Described(Schemas.Nullable(Schemas.Text("date-time")),
            "The date that readers see; null in drafts that were never published, and nowhere else.")),
        ("revisedAt", Schemas.Described(Schemas.Text("date-time"), "When its draft was last changed.")),
        ("schedule", Schemas.Described(Schedule(), "The publication that is to come; in drafts for which there is one.")),
        ("title", Schemas.Described(Schemas.Text(), "What the entry is called, whatever its type.")),
    ];

    private IEnumerable<(string, IOpenApiSchema)> Remarks() =>
    [
        ("merged", Schemas.Described(WriteSchemas.Merged(_schemas), "In the answer to a change that was merged.")),
        ("warnings", Schemas.Described(Schemas.ListOf(Schemas.Text()), "In the answer to a document that was sent: what was odd in it, and what was made of that.")),
    ];

    private IOpenApiSchema Schedule() => _schemas.Named("Schedule", "schedules", () => Schemas.Object("A publication that is to come.",
    [
        ("at", Schemas.Described(Schemas.Text("date-time"), "When.")),
        ("revision", Schemas.Described(Schemas.Count(), "The version whose draft is published then.")),
    ]));

    private IOpenApiSchema Included() => _schemas.Named($"{_name}Included", $"included of {_name}", () => Schemas.Object(
        "What was asked for by `include`.",
        Shape.Texts(_type).Select(text => (text.Name, Schemas.Described(TextSchemas.Included(_schemas), text.Description))),
        [.. Shape.Texts(_type).Select(text => text.Name)]));
}

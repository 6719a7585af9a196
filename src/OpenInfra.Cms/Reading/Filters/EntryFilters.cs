namespace OpenInfra.Cms.Reading.Filters;

/// <summary>The filters of all content types, made from their fields; none of them is named here.</summary>
public sealed class EntryFilters
{
    private static readonly (EntryField Field, Scalar Scalar, string Description)[] _shared =
    [
        (EntryField.Id, new(ScalarKind.Id), "Its id."),
        (EntryField.Slug, new(ScalarKind.Text), "Its name in URLs."),
        (EntryField.Path, new(ScalarKind.Text), "Where the site shows it."),
        (EntryField.Status, new(ScalarKind.Enum, typeof(Status)),
            "Whether readers can see it. Editors find what is archived only where this asks for it."),
        (EntryField.PublishedAt, new(ScalarKind.Moment), "The date that readers see."),
        (EntryField.RevisedAt, new(ScalarKind.Moment), "When its text was last changed."),
    ];

    // Readers see it completed, so a test of what is stored would answer something else.
    private static readonly string _unfiltered = Wire.NameOf(nameof(IContent.Seo));

    private readonly IReadOnlyList<ContentType> _types;
    private readonly Dictionary<ContentType, FilterInput> _inputs;

    public EntryFilters(IReadOnlyList<ContentType> types) => (_types, _inputs) = (types, types.ToDictionary(type => type, Of));

    /// <summary>The filter of a type's entries.</summary>
    public FilterInput this[ContentType type] => _inputs[type];

    private FilterInput Of(ContentType type) => new(
        $"{type.Model.Name}FilterInput",
        $"Conditions on {type.Plural}; several must all hold, and none matches all.",
        input =>
        [
            .. FilterInput.Combining(input),
            .. _shared.Select(one => new FilterPart.Nested(
                Wire.NameOf($"{one.Field}"), one.Description, Operations.On(new Operand.Entry(one.Field), one.Scalar))),
            .. PartsOf(type.Model.Name, type.Fields.Where(field => field.Name != _unfiltered)),
            .. WaysBack.To(type, _types).Select(back => new FilterPart.Nested(
                back.Name, back.Description, Lists.Of(this[back.Relation.Owner], entry => new Condition.ReferredTo(back.Relation, entry)))),
        ]);

    // Long texts are searched, not compared.
    private IEnumerable<FilterPart> PartsOf(string owner, IEnumerable<Field> fields) =>
        fields.Where(field => field.Kind != FieldKind.Markdown).Select(field => PartOf(owner, field));

    private FilterPart PartOf(string owner, Field field) => (field.Kind, Scalar.Of(field)) switch
    {
        (FieldKind.Reference, _) => Through(field, this[field.Target!], entry => new Condition.Refers(new(field), entry)),
        (FieldKind.Object, _) => Through(field, Nested(field), item => new Condition.Some(new(field), item)),
        (FieldKind.Json, _) => new FilterPart.AtPath(
            field.Name, field.Description ?? "What its source has beyond the fields of its type.", path => JsonTests.At(field, path)),
        (_, { } scalar) => new FilterPart.Nested(field.Name, field.Description,
            field.IsList ? Operations.OnList(new(field), scalar) : Operations.On(new Operand.Content(field), scalar)),
        _ => throw new NotSupportedException($"{owner}.{field.Name}: there is no filter for a field of kind {field.Kind}."),
    };

    private static FilterPart.Nested Through(Field field, FilterInput item, Func<Condition, Condition> some) => field.IsList
        ? new(field.Name, field.Description, Lists.Of(item, some))
        : new(field.Name, $"{field.Description} Null asks that there is none.", item, some)
        {
            // Nothing asked of it is nothing asked: an entry without it matches too.
            OfEmpty = new Condition.All([]),
            OfNull = new Condition.Not(some(new Condition.All([]))),
        };

    private FilterInput Nested(Field field) => new(
        $"{field.ValueType.Name}FilterInput",
        $"Conditions on a {field.ValueType.Name}; several must all hold, and none matches all.",
        input => [.. FilterInput.Combining(input), .. PartsOf(field.ValueType.Name, field.Members)]);
}

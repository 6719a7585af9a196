namespace OpenInfra.Cms.Reading;

/// <summary>Where names mean something in a statement: a table of entries seen from one perspective, or one nested value of an entry.</summary>
internal sealed record Scope(Perspective Perspective, string Alias, string? Nested = null)
{
    /// <summary>The side of the entry that is looked at.</summary>
    public string Side => $"{Alias}.data -> '{(Perspective == Perspective.Published ? "published" : "draft")}'";

    /// <summary>The condition under which this perspective shows an entry at all.</summary>
    public string IsVisible => Perspective == Perspective.Published ? $"{Alias}.status = 'Published'" : $"{Alias}.status <> 'Archived'";

    /// <summary>The entry, in another perspective's table.</summary>
    public Scope Entry(string alias) => new(Perspective, alias);

    /// <summary>One item of a list of nested values.</summary>
    public Scope Item(string alias) => this with { Nested = alias };

    /// <summary>A content field as jsonb.</summary>
    public string Json(Field field) => Nested is null ? $"({Side} -> 'content' -> '{field.Name}')" : $"({Nested} -> '{field.Name}')";

    /// <summary>Whether an operand may be without a value; what is published has a date.</summary>
    public bool IsNullable(Operand operand) => operand switch
    {
        Operand.Entry(EntryField.PublishedAt) => Perspective != Perspective.Published,
        Operand.Content(var field) => field.IsNullable || Nested is not null,
        _ => false,
    };

    /// <summary>An operand as a value that can be sorted; texts in the order of their bytes, the same everywhere.</summary>
    public string Sortable(Operand operand) => operand switch
    {
        Operand.Entry(EntryField.PublishedAt or EntryField.RevisedAt) or Operand.Content({ Kind: FieldKind.Integer }) => Value(operand),
        _ => $"{Value(operand)} collate \"C\"",
    };

    /// <summary>An operand as a value that can be compared; without a collation of its own, so that the indexes answer.</summary>
    public string Value(Operand operand) => operand switch
    {
        Operand.Entry(EntryField.Id) => $"{Alias}.id",
        Operand.Entry(EntryField.Slug) => $"({Side} ->> 'slug')",
        Operand.Entry(EntryField.Path) => $"({Side} ->> 'path')",
        Operand.Entry(EntryField.PublishedAt) => $"{Alias}.published_at",
        Operand.Entry(EntryField.RevisedAt) => $"{Alias}.revised_at",
        Operand.Content(var field) => Plain(Json(field), field),
        Operand.Item(var list) => Plain(Nested!, list),
        _ => throw new InvalidOperationException($"No SQL for {operand}."),
    };

    // What was stored before its type had the field reads as the field's default.
    private static string Plain(string json, Field field) => (field.Kind, field.IsNullable || field.IsList) switch
    {
        (FieldKind.Integer, true) => $"({json} #>> '{{}}')::int",
        (FieldKind.Integer, false) => $"coalesce(({json} #>> '{{}}')::int, 0)",
        (_, true) => $"({json} #>> '{{}}')",
        _ => $"coalesce({json} #>> '{{}}', '')",
    };
}

namespace OpenInfra.Cms.Reading;

/// <summary>Where names mean something in a statement: a table of entries seen from one perspective, or one nested value of an entry.</summary>
/// <param name="Perspective">How the statement sees all entries.</param>
/// <param name="Alias">The table.</param>
/// <param name="Side">The side of the entry that is looked at.</param>
/// <param name="IsVisible">The condition under which the perspective shows an entry at all.</param>
/// <param name="IsDraft">The condition under which the draft of an entry is shown.</param>
/// <param name="Nested">The nested value; null for the entry itself.</param>
internal sealed record Scope(Perspective Perspective, string Alias, string Side, string IsVisible, string IsDraft, string? Nested = null)
{
    /// <summary>The entries of a type in a statement.</summary>
    /// <exception cref="InvalidOperationException">The perspective shows a moment, and tables hold the present.</exception>
    public static Scope Of(Statement statement, Perspective perspective, ContentType type, string alias)
    {
        if (perspective.Moment is not null) throw new InvalidOperationException("Only single entries can be read as of a moment.");
        var (published, draft) = ($"{alias}.data -> 'published'", $"{alias}.data -> 'draft'");
        var (isPublished, isInUse) = ($"{alias}.status = 'Published'", $"{alias}.status <> 'Archived'");
        if (perspective.Entry is not { } entry || !type.Owns(entry))
        {
            return perspective.ShowsDraftsOf(type)
                ? new(perspective, alias, draft, isInUse, "true")
                : new(perspective, alias, published, isPublished, "false");
        }
        var isIt = $"{alias}.id = {statement.Parameter(entry)}";
        var (side, isVisible) = ($"(case when {isIt} then {draft} else {published} end)", $"({isPublished} or ({isIt} and {isInUse}))");
        return new(perspective, alias, side, isVisible, isIt);
    }

    /// <summary>The same where a condition asks for archived entries, which editors see in no other way.</summary>
    public Scope Searched(Condition? where) =>
        IsDraft == "true" && where?.AsksForArchived == true ? this with { IsVisible = "true" } : this;

    /// <summary>Whether what is shown is published, all of it.</summary>
    public bool OnlyPublished => IsDraft == "false";

    /// <summary>Whether editors look, who see what is to be published when.</summary>
    public bool ShowsSchedule => Perspective.IsDraft && !OnlyPublished;

    /// <summary>The entries of another type, as the same perspective shows them.</summary>
    public Scope Other(Statement statement, ContentType type, string alias) => Of(statement, Perspective, type, alias);

    /// <summary>One item of a list of nested values.</summary>
    public Scope Item(string alias) => this with { Nested = alias };

    /// <summary>A content field as jsonb.</summary>
    public string Json(Field field) => Nested is null ? $"({Side} -> 'content' -> '{field.Name}')" : $"({Nested} -> '{field.Name}')";

    /// <summary>Whether an operand may be without a value; what is published has a date.</summary>
    public bool IsNullable(Operand operand) => operand.IsOptional && !(operand is Operand.Entry(EntryField.PublishedAt) && OnlyPublished);

    /// <summary>An operand as a value that can be sorted: texts by their bytes, the same everywhere, enums as they are declared.</summary>
    public string Sortable(Statement statement, Operand operand) => operand switch
    {
        Operand.Related(var reference, var value) => Related(statement, reference, value),
        Operand.Content({ Kind: FieldKind.Enum, ValueType: var type }) =>
            $"array_position(array[{string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"))}], {Value(operand)})",
        // Cursors and index entries have a greatest size.
        Operand.Content({ Kind: FieldKind.Text }) => Ordered($"left({Value(operand)}, 500)", operand.Kind),
        _ => Ordered(Value(operand), operand.Kind),
    };

    /// <summary>The kind of what an operand is sorted by.</summary>
    public static ScalarKind? SortKindOf(Operand operand) => operand.Kind == ScalarKind.Enum ? ScalarKind.Integer : operand.Kind;

    /// <summary>A value of this kind, in an order that is the same everywhere.</summary>
    public static string Ordered(string value, ScalarKind? kind) =>
        kind is ScalarKind.Moment or ScalarKind.Integer or ScalarKind.Number ? value : $"{value} collate \"C\"";

    /// <summary>An operand as a value that can be compared; without a collation of its own, so that the indexes answer.</summary>
    public string Value(Operand operand) => operand switch
    {
        Operand.Entry(EntryField.Id) => $"{Alias}.id",
        Operand.Entry(EntryField.Slug) => $"({Side} ->> 'slug')",
        Operand.Entry(EntryField.Path) => $"({Side} ->> 'path')",
        Operand.Entry(EntryField.Status) => $"{Alias}.status",
        Operand.Entry(EntryField.PublishedAt) => $"{Alias}.published_at",
        Operand.Entry(EntryField.RevisedAt) => $"{Alias}.revised_at",
        Operand.Content(var field) => Plain(Json(field), field),
        Operand.Item(var list) => Plain(Nested!, list),
        _ => throw new InvalidOperationException($"No SQL for {operand}."),
    };

    private string Related(Statement statement, Field reference, Operand value)
    {
        var other = Other(statement, reference.Target!, statement.Alias());
        var refers = $"{other.Alias}.id = ({Json(reference)} #>> '{{}}')";
        return $"(select {other.Sortable(statement, value)} from {Tables.Of(reference.Target!)} {other.Alias} where {refers} and {other.IsVisible})";
    }

    // What was stored before its type had the field reads as the field's default.
    private static string Plain(string json, Field field) => (field.Kind, field.IsNullable || field.IsList) switch
    {
        (FieldKind.Integer, true) => $"({json} #>> '{{}}')::int",
        (FieldKind.Integer, false) => $"coalesce(({json} #>> '{{}}')::int, 0)",
        (FieldKind.Boolean, false) => $"coalesce({json} #>> '{{}}', 'false')",
        (FieldKind.Enum, false) => $"coalesce({json} #>> '{{}}', '{Enum.GetName(field.ValueType, 0)}')",
        (_, true) => $"({json} #>> '{{}}')",
        _ => $"coalesce({json} #>> '{{}}', '')",
    };
}

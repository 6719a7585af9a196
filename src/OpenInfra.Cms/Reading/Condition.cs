namespace OpenInfra.Cms.Reading;

/// <summary>What an entry must fulfil to be in a list: a tree that is compiled to one SQL fragment.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>Each of them holds.</summary>
    public sealed record All(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>One of them holds; nothing holds where there is none.</summary>
    public sealed record Any(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>The value is one of these; in a list, one of its items is.</summary>
    public sealed record In(Operand Operand, IReadOnlyList<string> Values) : Condition;

    /// <summary>One item of a list fulfils the condition, whose operands are the item's members, or the item itself; a single value counts as a list of one.</summary>
    public sealed record Some(Operand.Content List, Condition Item) : Condition;

    /// <summary>One of the entries that the field refers to fulfils the condition.</summary>
    public sealed record Refers(Operand.Content Reference, Condition Entry) : Condition;
}

/// <summary>What a condition or an order looks at.</summary>
public abstract record Operand
{
    private Operand() { }

    /// <summary>Something that every entry has.</summary>
    public sealed record Entry(EntryField Field) : Operand;

    /// <summary>A field of the content, or of a nested value.</summary>
    public sealed record Content(Field Field) : Operand;

    /// <summary>One item of a list of plain values, within <see cref="Condition.Some"/>.</summary>
    public sealed record Item(Field List) : Operand;
}

/// <summary>What every entry has, whatever its type.</summary>
public enum EntryField
{
    Id,
    Slug,
    Path,
    PublishedAt,
    RevisedAt,
}

namespace OpenInfra.Cms.Reading;

/// <summary>
/// What an entry must fulfil to be in a list: a tree that is compiled to one SQL fragment. It holds or it doesn't: a test of a
/// value that isn't there fails, and <see cref="Not"/> is the exact opposite.
/// </summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>Each of them holds.</summary>
    public sealed record All(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>One of them holds; nothing holds where there is none.</summary>
    public sealed record Any(IReadOnlyList<Condition> Conditions) : Condition;

    /// <summary>It doesn't hold.</summary>
    public sealed record Not(Condition Condition) : Condition;

    /// <summary>The value is one of these; a list has one of them; a reference leads to one of these ids.</summary>
    public sealed record In(Operand Operand, IReadOnlyList<string> Values) : Condition;

    /// <summary>There is no value.</summary>
    public sealed record IsNull(Operand Operand) : Condition;

    /// <summary>The value is greater or less than another.</summary>
    public sealed record Compares(Operand Operand, Comparison How, string Value) : Condition;

    /// <summary>The text contains another, to the letter.</summary>
    public sealed record Matches(Operand Operand, TextMatch How, string Text) : Condition;

    /// <summary>
    /// One item of a list fulfils the condition, whose operands are the item's members, or the item itself; a single value counts as a
    /// list of one.
    /// </summary>
    public sealed record Some(Operand.Content List, Condition Item) : Condition;

    /// <summary>One of the entries that the field refers to fulfils the condition.</summary>
    public sealed record Refers(Operand.Content Reference, Condition Entry) : Condition;

    /// <summary>One of the entries that refer to this one fulfils the condition.</summary>
    public sealed record ReferredTo(Relation By, Condition Entry) : Condition;

    /// <summary>Whether it names "archived" as a status that entries may have.</summary>
    internal bool AsksForArchived => this switch
    {
        In(Operand.Entry(EntryField.Status), var values) => values.Contains($"{Status.Archived}"),
        All(var all) => all.Any(one => one.AsksForArchived),
        Any(var any) => any.Any(one => one.AsksForArchived),
        _ => false,
    };

    /// <summary>Each of them holds; just the one where there is one.</summary>
    public static Condition AllOf(IReadOnlyList<Condition> conditions) => conditions is [var one] ? one : new All(conditions);

    /// <summary>The condition in which some of its parts, found by reference, are replaced.</summary>
    internal Condition With(IReadOnlyDictionary<Condition, Condition> replacements) => replacements.GetValueOrDefault(this) ?? this switch
    {
        All(var all) => new All([.. all.Select(one => one.With(replacements))]),
        Any(var any) => new Any([.. any.Select(one => one.With(replacements))]),
        Not(var one) => new Not(one.With(replacements)),
        Some(var list, var item) => new Some(list, item.With(replacements)),
        Refers(var reference, var entry) => new Refers(reference, entry.With(replacements)),
        ReferredTo(var by, var entry) => new ReferredTo(by, entry.With(replacements)),
        _ => this,
    };
}

/// <summary>How two values can stand to each other.</summary>
public enum Comparison
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// <summary>Where a text can be in another.</summary>
public enum TextMatch
{
    Contains,
    StartsWith,
    EndsWith,
}

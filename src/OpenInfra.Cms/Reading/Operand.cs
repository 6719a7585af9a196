namespace OpenInfra.Cms.Reading;

/// <summary>What a condition or an order looks at.</summary>
public abstract record Operand
{
    private Operand() { }

    /// <summary>The kind of its values; null where it may be anything.</summary>
    public abstract ScalarKind? Kind { get; }

    /// <summary>Whether entries may be without it, in one perspective or another.</summary>
    public bool IsOptional => this switch
    {
        Entry(EntryField.PublishedAt) or Related => true,
        Content(var own) => own.IsNullable,
        _ => false,
    };

    /// <summary>Something that every entry has.</summary>
    public sealed record Entry(EntryField Field) : Operand
    {
        public override ScalarKind? Kind => Field switch
        {
            EntryField.Id => ScalarKind.Id,
            EntryField.PublishedAt or EntryField.RevisedAt => ScalarKind.Moment,
            EntryField.Status => ScalarKind.Enum,
            _ => ScalarKind.Text,
        };
    }

    /// <summary>A field of the content, or of a nested value.</summary>
    public sealed record Content(Field Field) : Operand
    {
        public override ScalarKind? Kind => Scalar.KindOf(Field);
    }

    /// <summary>One item of a list of plain values, within <see cref="Condition.Some"/>.</summary>
    public sealed record Item(Field List) : Operand
    {
        public override ScalarKind? Kind => Scalar.KindOf(List);
    }

    /// <summary>A value of the entry that a field refers to; none where the perspective shows no such entry.</summary>
    public sealed record Related(Field Reference, Operand Value) : Operand
    {
        public override ScalarKind? Kind => Value.Kind;
    }

    /// <summary>What stands at a place in a field that holds any JSON; no value where what stands there is of another kind.</summary>
    public sealed record Json(Field Field, IReadOnlyList<string> Path, ScalarKind? At) : Operand
    {
        public override ScalarKind? Kind => At;
    }
}

/// <summary>What every entry has, whatever its type.</summary>
public enum EntryField
{
    Id,
    Slug,
    Path,
    Status,
    PublishedAt,
    RevisedAt,
}

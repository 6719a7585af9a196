namespace OpenInfra.Cms.Reading.Ordering;

/// <summary>What the lists of a type can be sorted by: each plain value of an entry, and of those that it refers to.</summary>
public sealed class SortInput
{
    private static readonly (EntryField Field, string Description)[] _shared =
    [
        (EntryField.PublishedAt, "By the date that readers see."),
        (EntryField.RevisedAt, "By when the text was last changed."),
        (EntryField.Slug, "By the name in URLs, by the codes of its characters."),
        (EntryField.Path, "By where the site shows it, by the codes of its characters."),
        (EntryField.Id, "By its id, by the codes of its characters."),
    ];

    private readonly ContentType _type;
    private readonly Lazy<IReadOnlyDictionary<string, SortPart>> _parts;

    private SortInput(ContentType type)
    {
        _type = type;
        // A field that would hide what every entry has is refused by whoever shows it.
        _parts = new(() => PartsOf(type).DistinctBy(part => part.Name).ToDictionary(part => part.Name));
    }

    public string Name => $"{_type.Model.Name}SortInput";

    public string Description => $"A key to sort {_type.Plural} by: exactly one field.";

    /// <summary>What there is to sort by, by its name.</summary>
    public IReadOnlyDictionary<string, SortPart> Parts => _parts.Value;

    /// <summary>What a type's lists can be sorted by.</summary>
    /// <exception cref="NotSupportedException">The type says that its lists are sorted by something that has no order.</exception>
    public static SortInput Of(ContentType type)
    {
        var sortable = type.Fields.Where(IsSortable).Select(field => field.Name);
        return type.Sorts.Except(sortable).FirstOrDefault() is { } unsortable
            ? throw new NotSupportedException($"{type.Name}: its lists can't be sorted by {unsortable}.")
            : new(type);
    }

    /// <summary>All values to sort by, also those of entries that are as far as <paramref name="depth"/> relations away.</summary>
    public IEnumerable<Operand> Operands(int depth) => Parts.Values.SelectMany(IEnumerable<Operand> (part) => part switch
    {
        SortPart.Value(_, _, var operand) => [operand],
        SortPart.Through(_, _, var reference, var other) when depth > 0 =>
            other.Operands(depth - 1).Select(inner => new Operand.Related(reference, inner)),
        _ => [],
    });

    private static IEnumerable<SortPart> PartsOf(ContentType type) =>
    [
        .. _shared.Select(one => new SortPart.Value(Wire.NameOf($"{one.Field}"), one.Description, new Operand.Entry(one.Field))),
        .. type.Fields.Where(IsSortable)
            .Select(field => new SortPart.Value(field.Name, $"By this, {OrderOf(field)}: {field.Description}", new Operand.Content(field))),
        .. type.Fields.Where(field => field is { Kind: FieldKind.Reference, IsList: false })
            .Select(field => new SortPart.Through(field.Name, $"By a value of this: {field.Description}", field, Of(field.Target!))),
    ];

    private static bool IsSortable(Field field) => !field.IsList && field.Kind != FieldKind.Reference && Scalar.KindOf(field) is not null;

    private static string OrderOf(Field field) => field.Kind switch
    {
        FieldKind.Integer => "as a number",
        FieldKind.Date => "the earliest first",
        FieldKind.Enum => "in the order in which its values are listed",
        FieldKind.Boolean => "false first",
        _ => "by the codes of its characters",
    };
}

/// <summary>Something that lists can be sorted by.</summary>
/// <param name="Name">As clients write it.</param>
/// <param name="Description">What the order is.</param>
public abstract record SortPart(string Name, string? Description)
{
    /// <summary>A plain value of the entry.</summary>
    public sealed record Value(string Name, string? Description, Operand Operand) : SortPart(Name, Description);

    /// <summary>A value of the entry that a field refers to.</summary>
    public sealed record Through(string Name, string? Description, Field Reference, SortInput Other) : SortPart(Name, Description);
}

namespace OpenInfra.Cms.Reading.Faceting;

/// <summary>
/// A question of how entries are distributed: by a value of theirs, or by the entries that they refer to. An entry counts once for
/// each value that it has, however often it has it.
/// </summary>
/// <param name="Path">The way to the value: ["memberships", "level"]; none for the date of publication.</param>
/// <param name="Description">What is counted.</param>
public sealed record Facet(IReadOnlyList<Field> Path, string? Description)
{
    /// <summary>The most values that are told, and how many are where nobody says.</summary>
    public const int MaxValues = 1_000, DefaultValues = 100;

    /// <summary>What the values are; null where they are entries.</summary>
    public Scalar? Values { get; init; }

    /// <summary>The type of the entries referred to; null where the values are none.</summary>
    public ContentType? Target => Path is [.., var last] ? last.Target : null;

    /// <summary>How much of a date makes a value; null for what is no date.</summary>
    public Period? By { get; init; }

    /// <summary>The name of its last step.</summary>
    public string Name => Path is [.., var last] ? last.Name : Wire.NameOf(nameof(EntryField.PublishedAt));

    /// <summary>The way to it, and the period where that is not the year: "memberships.level", "publishedAt.month".</summary>
    public string Key => $"{(Path is [] ? Name : string.Join('.', Path.Select(step => step.Name)))}{(By == Period.Month ? ".month" : "")}";

    /// <summary>Whether an entry has one value at most.</summary>
    internal bool IsSingle => Path is [] or [{ IsList: false, Kind: not FieldKind.Object }];

    /// <summary>
    /// What the entries of a type can be counted by: references, enums, numbers, flags, lists of texts, dates, and the texts that the
    /// type is filtered by.
    /// </summary>
    public static IReadOnlyList<Facet> AllOf(ContentType type) =>
    [
        .. Dates(new([], "By the date that readers see.")),
        .. In(type, type.Fields.Where(field => field.Name != Wire.NameOf(nameof(IContent.Seo))), []),
    ];

    private static IEnumerable<Facet> In(ContentType type, IEnumerable<Field> fields, IReadOnlyList<Field> path) =>
        fields.SelectMany(field => field.Kind == FieldKind.Object ? In(type, field.Members, [.. path, field]) : At(type, [.. path, field]));

    private static IEnumerable<Facet> At(ContentType type, IReadOnlyList<Field> path)
    {
        var facet = new Facet(path, path[^1].Description) { Values = path[^1].Kind == FieldKind.Reference ? null : Scalar.Of(path[^1]) };
        return path[^1].Kind switch
        {
            FieldKind.Reference or FieldKind.Enum or FieldKind.Integer or FieldKind.Boolean => [facet],
            FieldKind.Text when path[^1].IsList || type.Filters.Values.Contains(facet.Key) => [facet],
            FieldKind.Date => Dates(facet),
            _ => [],
        };
    }

    private static IEnumerable<Facet> Dates(Facet facet) =>
        Enum.GetValues<Period>().Select(period => facet with { Values = new(ScalarKind.Text), By = period });
}

/// <summary>A part of a date.</summary>
public enum Period
{
    Year,
    Month,
}

/// <summary>A value and how many entries have it: an id where the values are entries, and else the value as JSON has it.</summary>
public sealed record Bucket(string Value, long Count);

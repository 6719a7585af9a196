namespace OpenInfra.Cms.Reading.Filters;

/// <summary>A part of a filter's object: what it takes, and the condition that this states.</summary>
/// <param name="Name">As clients write it.</param>
/// <param name="Description">What it means.</param>
public abstract record FilterPart(string Name, string? Description)
{
    /// <summary>A plain value; null only where that is a value too.</summary>
    public sealed record One(string Name, string? Description, Scalar Scalar, bool IsNullable, Func<string?, Condition> State)
        : FilterPart(Name, Description);

    /// <summary>A list of plain values, null among them.</summary>
    public sealed record Many(string Name, string? Description, Scalar Scalar, Func<IReadOnlyList<string?>, Condition> State)
        : FilterPart(Name, Description);

    /// <summary>An object, whose condition may be made into another.</summary>
    public sealed record Nested(string Name, string? Description, FilterInput Input, Func<Condition, Condition>? State = null)
        : FilterPart(Name, Description)
    {
        /// <summary>What null states; null where it states nothing.</summary>
        public Condition? OfNull { get; init; }

        /// <summary>What an empty object states, where that is not what its condition is made into.</summary>
        public Condition? OfEmpty { get; init; }
    }

    /// <summary>A list of objects.</summary>
    public sealed record Several(string Name, string? Description, FilterInput Input, Func<IReadOnlyList<Condition>, Condition> State)
        : FilterPart(Name, Description);

    /// <summary>An object that names a place in some JSON, beside tests of what is there: what can stand in it depends on the place.</summary>
    public sealed record AtPath(string Name, string? Description, Func<IReadOnlyList<string>, FilterInput> Input)
        : FilterPart(Name, Description)
    {
        /// <summary>The member that names the place.</summary>
        public const string Path = "path";

        /// <summary>What to write there.</summary>
        public const string PathDescription =
            "The place in the JSON: keys, and the numbers of items in lists from 0, joined by dots, as \"hero.links.0.url\".";
    }
}

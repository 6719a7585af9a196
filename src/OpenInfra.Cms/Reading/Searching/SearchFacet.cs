using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>What is found is counted by: type, year, and the entries that it refers to by fields that lists are filtered by.</summary>
/// <param name="Name">The name for clients: "categories".</param>
/// <param name="Mark">What stands before "/" in its keys: the name of the type referred to, or a word that is the name of none.</param>
/// <param name="Facet">The values.</param>
public sealed record SearchFacet(string Name, string Mark, Facet Facet)
{
    /// <summary>What stands before the name of the type, and before the year, in the keys of what is found.</summary>
    internal const string TypeMark = "@type", YearMark = "@year";

    private static readonly Scalar _text = new(ScalarKind.Text);

    /// <summary>Whether the values are types.</summary>
    public bool IsType => Mark == TypeMark;

    /// <summary>The facets of a search among entries of some types.</summary>
    public static IReadOnlyList<SearchFacet> AllOf(IReadOnlyList<ContentType> types) =>
    [
        new("types", TypeMark, new([], "By the type.") { Values = _text }),
        new("years", YearMark, new([], "By the year of the date that readers see.") { Values = _text, By = Period.Year }),
        .. types.SelectMany(FieldsOf).DistinctBy(field => field.Target).Select(field =>
            new SearchFacet(field.Target!.Plural, field.Target.Name, new([field], $"By the {field.Target.Plural} that it refers to."))),
    ];

    /// <summary>The fields of a type whose references count.</summary>
    internal static IEnumerable<Field> FieldsOf(ContentType type) => type.Filters.Values.Distinct()
        .Select(name => type.Fields.FirstOrDefault(field => field.Name == name)).OfType<Field>()
        .Where(field => field.Kind == FieldKind.Reference);
}

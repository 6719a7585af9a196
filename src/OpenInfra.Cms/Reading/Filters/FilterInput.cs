namespace OpenInfra.Cms.Reading.Filters;

/// <summary>
/// An object of a filter: each of its parts states a condition, all that are given must hold, and an empty one matches all.
/// GraphQL's input types, REST's schemas and the conditions of both are made from it.
/// </summary>
/// <param name="name">The name of its kind: inputs of one name have the same parts, whatever they look at.</param>
/// <param name="description">What it is for.</param>
/// <param name="own">Its parts beside and, or, not; asked for late, because types refer to each other in rings.</param>
public sealed class FilterInput(string name, string description, Func<FilterInput, IEnumerable<FilterPart>> own)
{
    private IReadOnlyDictionary<string, FilterPart>? _parts;

    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>Its parts by their names.</summary>
    public IReadOnlyDictionary<string, FilterPart> Parts => _parts ??= own(this).ToDictionary(part => part.Name);

    /// <summary>The parts by which conditions on one thing are combined.</summary>
    public static IEnumerable<FilterPart> Combining(FilterInput input) =>
    [
        new FilterPart.Several("and", "Each of them holds.", input, all => new Condition.All(all)),
        new FilterPart.Several("or", "One of them holds; nothing does where there are none.", input, any => new Condition.Any(any)),
        new FilterPart.Nested("not", "It doesn't hold. What has no value fails every test but that for null, and passes its negation.",
            input, one => new Condition.Not(one)),
    ];
}

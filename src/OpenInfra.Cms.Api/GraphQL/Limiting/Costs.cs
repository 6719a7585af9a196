using System.Collections;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation.Complexity;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Limiting;

/// <summary>
/// What a query costs before it runs. Anybody may ask, and posts refer to posts: without limits one query could ask for everything.
/// An object costs 1 for each time that it may come, a plain value a tenth, a long text 5.
/// </summary>
internal static class Costs
{
    /// <summary>What a long text costs, which may be a thousand times a plain value.</summary>
    public const double LongText = 5;

    /// <summary>What a statement of its own costs: a single entry's, or a list's, which may have to be filtered and counted.</summary>
    public const double FindingOne = 20, FindingList = 100, FindingListUnder = 5, FindingNear = 5, CountingFacet = 20, Highlighting = 1;

    /// <summary>What a change costs, with all that it takes to check and store it.</summary>
    public const double Change = 100;

    /// <summary>More than anybody allows, and still a number that every client can read.</summary>
    public const double Immense = 1e15;

    // How many entries a list of references is taken to hold: what is in the content can't be known before it is read.
    private const double References = 3;

    // The same for values nested in content.
    private const double Nested = 5;

    // What introspection finds is in memory already, but types lead to fields and these to types, without end.
    private static readonly Dictionary<string, double> _introspected = new()
    {
        ["types"] = 80,
        ["fields"] = 12,
        ["inputFields"] = 12,
        ["args"] = 3,
        ["enumValues"] = 5,
        ["possibleTypes"] = 6,
        ["interfaces"] = 2,
    };

    private static readonly string[] _sizes = ["first", "last"];

    /// <summary>What fields cost, for GraphQL.NET to sum up.</summary>
    public static ComplexityOptions Options => new()
    {
        DefaultComplexityImpactDelegate = context => context.ParentType.Name.StartsWith("__", StringComparison.Ordinal)
            ? Cost(context.FieldDefinition, scale: 0.1, _introspected.GetValueOrDefault(context.FieldDefinition.Name, 10))
            : Cost(context.FieldDefinition, scale: 1, Nested),
    };

    extension(FieldType field)
    {
        /// <summary>Counts what is below the field once for each entry of the page, beside the work of finding it.</summary>
        public FieldType CostsPage(Func<IDictionary<string, ArgumentValue>?, double> finding) =>
            field.WithComplexityImpact(context => new(finding(context.Arguments), SizeOf(context)));

        /// <summary>Counts what is below the field once for each entry of the page, beside what it always costs to find it.</summary>
        public FieldType CostsPage(double finding) => field.CostsPage(_ => finding);

        /// <summary>Counts what is below the field so many times, beside what it costs to find it.</summary>
        public FieldType CostsItems(double finding, double items) => field.WithComplexityImpact(finding, items);

        /// <summary>Counts what is below the field once for each of the ids in the argument.</summary>
        public FieldType CostsEach(string argument) => field.WithComplexityImpact(context =>
            new(1, context.Arguments?.TryGetValue(argument, out var given) == true && given.Value is ICollection many ? many.Count : 1));

        /// <summary>Counts what is below the field once more for each entry that a list of references is taken to hold.</summary>
        public FieldType CostsReferences() => field.WithComplexityImpact(1, References);

        /// <summary>Counts the field as given, and what is below it once.</summary>
        public FieldType Costing(double cost) => field.WithComplexityImpact(cost, 1);
    }

    // What is out of range is refused by the field itself, with a better message.
    private static double SizeOf(FieldImpactContext context) => _sizes
        .Select(name => context.Arguments?.TryGetValue(name, out var given) == true ? given.Value as int? : null)
        .FirstOrDefault(size => size is not null) is { } size ? Math.Clamp(size, 0, Limits.MostPage) : ListRequest.DefaultSize;

    private static FieldComplexityResult Cost(FieldType field, double scale, double items) => new(
        field.ResolvedType!.GetNamedType() is ScalarGraphType ? 0.1 * scale : scale,
        field.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType } ? items : 1);
}

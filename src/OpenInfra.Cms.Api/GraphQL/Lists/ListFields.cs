using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Filters;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>The arguments of every list, and the request that they make.</summary>
/// <param name="scalars">The plain types.</param>
/// <param name="filters">The input types of filters.</param>
/// <param name="most">The most entries of one page.</param>
internal sealed class ListFields(Scalars scalars, FilterGraphs filters, int most)
{
    private readonly SortGraphs _sorts = new();

    /// <summary>Gives a field the arguments of a list of entries of a type; what can't be used of them is refused before anything runs.</summary>
    public FieldType TakingPage(FieldType field, ContentType type, double cost)
    {
        field.ValidateArguments = context =>
        {
            Read(type, context.Arguments);
            return default;
        };
        return field
            .Taking("first", scalars.Integer,
                $"So many from the start, 1 to {most}; {ListRequest.DefaultSize} where neither first nor last is given.")
            .Taking("after", scalars.Text, "Only what comes after the entry with this cursor.")
            .Taking("last", scalars.Integer, $"So many from the end, 1 to {most}; not together with first.")
            .Taking("before", scalars.Text, "Only what comes before the entry with this cursor.")
            .Taking("where", filters.Of(type), "Only what fulfils this.")
            .Taking("order", new ListGraphType(new NonNullGraphType(_sorts.Of(type))),
                "The order, the first key first; by default the newest first.")
            .CostsPage(arguments => cost + filters.CostOf(type, Arguments.Of(arguments, "where")));
    }

    /// <summary>What a field with these arguments asks for.</summary>
    /// <exception cref="ExecutionError">It can't be had.</exception>
    public ListRequest RequestOf(IResolveFieldContext context, ContentType type)
    {
        context.Reader.CheckPresent("A list");
        var request = Read(type, context.Arguments);
        return request with
        {
            Perspective = context.Reader.Perspective,
            // Who asks for counts only gets no entries read.
            Size = Arguments.Selects(context, ConnectionGraph.Parts) ? request.Size : 0,
            WithTotal = Arguments.Selects(context, ConnectionGraph.TotalCount),
        };
    }

    private ListRequest Read(ContentType type, IDictionary<string, ArgumentValue>? arguments)
    {
        var (size, fromEnd) = SizeOf(arguments);
        var order = _sorts.Compile(type, Arguments.Of(arguments, "order"));
        return new()
        {
            Size = size,
            FromEnd = fromEnd,
            Order = order,
            After = CursorOf(arguments, "after", order),
            Before = CursorOf(arguments, "before", order),
            Where = Arguments.Of(arguments, "where") is { } where ? filters.Compile(type, where) : null,
        };
    }

    private (int Size, bool FromEnd) SizeOf(IDictionary<string, ArgumentValue>? arguments)
    {
        var fromEnd = Arguments.Of(arguments, "last") is not null;
        if (fromEnd && Arguments.Of(arguments, "first") is not null) throw Refused.Of("INVALID_PAGE", "Give first or last, not both.");
        return (Arguments.Size(arguments, fromEnd ? "last" : "first", most, Math.Min(ListRequest.DefaultSize, most)), fromEnd);
    }

    private static Cursor? CursorOf(IDictionary<string, ArgumentValue>? arguments, string name, IReadOnlyList<OrderKey> order) =>
        Arguments.Of(arguments, name) switch
        {
            null => null,
            string text when Cursor.TryParse(text, out var cursor) && cursor.Fits(order) => cursor,
            _ => throw Refused.Of("INVALID_CURSOR", $"{name} is a cursor that this list gave out, in the same order."),
        };
}

using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Filters;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>The arguments of every list, and the request that they make.</summary>
internal sealed class ListFields(Scalars scalars, FilterGraphs filters)
{
    private readonly SortGraphs _sorts = new();

    /// <summary>Gives a field the arguments of a list of entries of a type.</summary>
    public FieldType TakingPage(FieldType field, ContentType type, double cost) => field
        .Taking("first", scalars.Integer,
            $"So many from the start, 1 to {ListRequest.MaxSize}; {ListRequest.DefaultSize} where neither first nor last is given.")
        .Taking("after", scalars.Text, "Only what comes after the entry with this cursor.")
        .Taking("last", scalars.Integer, $"So many from the end, 1 to {ListRequest.MaxSize}; not together with first.")
        .Taking("before", scalars.Text, "Only what comes before the entry with this cursor.")
        .Taking("where", filters.Of(type), "Only what fulfils this.")
        .Taking("order", new ListGraphType(new NonNullGraphType(_sorts.Of(type))),
            "The order, the first key first; by default the newest first.")
        .CostsPage(cost);

    /// <summary>What a field with these arguments asks for.</summary>
    /// <exception cref="ExecutionError">An argument can't be used as it is.</exception>
    public ListRequest RequestOf(IResolveFieldContext context, ContentType type)
    {
        if (context.Reader.Perspective.Moment is not null)
            throw Refused.Of("AS_OF_LIST", "A list can't be read as of a moment: that is for single entries and what they refer to.");
        var (size, fromEnd) = SizeOf(Arguments.Of(context, "first") as int?, Arguments.Of(context, "last") as int?);
        var order = _sorts.Compile(type, Arguments.Of(context, "order"));
        return new()
        {
            Perspective = context.Reader.Perspective,
            // Who asks for counts only gets no entries read.
            Size = Arguments.Selects(context, ConnectionGraph.Parts) ? size : 0,
            FromEnd = fromEnd,
            Order = order,
            After = CursorOf(context, "after", order),
            Before = CursorOf(context, "before", order),
            Where = Arguments.Of(context, "where") is { } where ? filters.Compile(type, where) : null,
            WithTotal = Arguments.Selects(context, ConnectionGraph.TotalCount),
        };
    }

    private static (int Size, bool FromEnd) SizeOf(int? first, int? last) => (first, last) switch
    {
        (null, null) => (ListRequest.DefaultSize, false),
        (not null, not null) => throw Refused.Of("INVALID_PAGE", "Give first or last, not both."),
        _ when (first ?? last) is < 1 or > ListRequest.MaxSize => throw Refused.Of("INVALID_PAGE",
            $"{(first is null ? "last" : "first")} is a number from 1 to {ListRequest.MaxSize}, not {first ?? last}."),
        _ => ((first ?? last)!.Value, last is not null),
    };

    private static Cursor? CursorOf(IResolveFieldContext context, string name, IReadOnlyList<OrderKey> order) =>
        Arguments.Of(context, name) switch
        {
            null => null,
            string text when Cursor.TryParse(text, out var cursor) && cursor.Fits(order) => cursor,
            _ => throw Refused.Of("INVALID_CURSOR", $"{name} is a cursor that this list gave out, in the same order."),
        };
}

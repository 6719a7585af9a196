using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Marten;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Searches;

/// <summary>The field that searches.</summary>
/// <param name="types">The types to search.</param>
/// <param name="graph">What it finds.</param>
/// <param name="type">The types, by name.</param>
/// <param name="scalars">The plain types.</param>
/// <param name="most">The most entries of one page.</param>
internal sealed class SearchField(IReadOnlyList<ContentType> types, SearchGraph graph, EntryTypeGraph type, Scalars scalars, int most)
{
    private const string Query = "query", Types = "types", First = "first", After = "after";

    /// <summary>The field that queries begin with; what can't be searched for is refused before anything runs.</summary>
    public FieldType Field()
    {
        var field = Awaited("search", Required(graph), "What is published of all types and answers a search, the best first.", ReadAsync);
        field.ValidateArguments = context =>
        {
            TextOf(context.Arguments);
            SizeOf(context.Arguments);
            return default;
        };
        return field
            .Taking(Query, Required(scalars.Text), SearchText.Description)
            .Taking(Types, new ListGraphType(Required(type)), "Only entries of these types; without it, of all.")
            .Taking(First, scalars.Integer, $"So many, 1 to {most}.", Math.Min(ListRequest.DefaultSize, most))
            .Taking(After, scalars.Text, "Only what comes after the entry with this cursor, of the same search.")
            .CostsPage(Costs.FindingList);
    }

    private async Task<object?> ReadAsync(IResolveFieldContext context)
    {
        var reader = context.Reader;
        reader.CheckPresent("A search");
        if (reader.Perspective.IsDraft)
            throw Refused.Of("PUBLISHED_ONLY",
                "Only what is published can be searched: ask without perspective=draft, or list drafts with `where`.");
        return await reader.ReadAsync(session => FoundAsync(session, context));
    }

    private async Task<Found> FoundAsync(IQuerySession session, IResolveFieldContext context)
    {
        var cancel = context.CancellationToken;
        var among = (Arguments.Of(context, Types) as IEnumerable<object>)?.Cast<ContentType>().Distinct().ToArray();
        var search = await session.UnderstandAsync(TextOf(context.Arguments), among, cancel);
        var after = CursorOf(search, Arguments.Of(context, After) as string);
        var (isSelected, suggests) = (Arguments.Selects(context, ConnectionGraph.Parts), Arguments.Selects(context, SearchGraph.Suggestion));
        var hits = isSelected || suggests
            ? await session.HitsAsync(search, isSelected ? SizeOf(context.Arguments) : 1, after, cancel) : new([], HasNext: false);
        var suggestion = suggests && hits.Items is [] && after is null ? await session.SuggestionAsync(search, cancel) : null;
        var total = Arguments.Selects(context, ConnectionGraph.TotalCount) ? await session.CountAsync(search, cancel) : (long?)null;
        var entries = await session.MixedAsync(types, [.. hits.Items.Select(hit => hit.Id)], context.Reader.Perspective, cancel);
        return Found.Of(search, hits, entries, after) with { TotalCount = total, Suggestion = suggestion };
    }

    private static SearchText TextOf(IDictionary<string, ArgumentValue>? arguments) =>
        SearchText.Read(Arguments.Of(arguments, Query)?.ToString() ?? "", out var text) is { } problem
            ? throw Refused.Of("INVALID_SEARCH", problem) : text!;

    private int SizeOf(IDictionary<string, ArgumentValue>? arguments) =>
        Arguments.Size(arguments, First, most, Math.Min(ListRequest.DefaultSize, most));

    private static Cursor? CursorOf(Search search, string? given) =>
        given is null ? null
        : Cursor.TryParse(given, out var cursor) && search.Fits(cursor) ? cursor
        : throw Refused.Of("INVALID_CURSOR", $"{After} is a cursor that this search gave out.");
}

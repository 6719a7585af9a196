using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>The input types of filters: the model of <see cref="EntryFilters"/>, each input by its name once.</summary>
internal sealed class FilterGraphs(IReadOnlyList<ContentType> types, Scalars scalars)
{
    private readonly EntryFilters _filters = new(types);
    private readonly Dictionary<string, InputObjectGraphType> _graphs = [];

    /// <summary>The filter of a type's entries.</summary>
    public IGraphType Of(ContentType type) => Of(_filters[type]);

    /// <summary>The condition that the value of a filter stands for.</summary>
    /// <exception cref="global::GraphQL.ExecutionError">It can't be used as it is.</exception>
    public Condition Compile(ContentType type, object given)
    {
        var reading = new FilterReading();
        var condition = reading.Read(_filters[type], given);
        if (reading.Problems is [var problem, ..])
            throw Refused.Of("INVALID_FILTER", $"where{problem.Pointer.Replace('/', '.')}: {problem.Detail}");
        return reading.Excess is { } excess ? throw Refused.Of("FILTER_TOO_LARGE", excess) : condition;
    }

    /// <summary>What the value of a filter costs; nothing where it can't be used, which is refused anyway.</summary>
    public double CostOf(ContentType type, object? given)
    {
        if (given is null) return 0;
        var reading = new FilterReading();
        var condition = reading.Read(_filters[type], given);
        return reading.Problems is [] && reading.Excess is null ? FilterCosts.Of(condition) : 0;
    }

    private InputObjectGraphType Of(FilterInput input)
    {
        if (_graphs.TryGetValue(input.Name, out var graph)) return graph;
        // Before it has fields, because types refer to each other in rings.
        _graphs[input.Name] = graph = new() { Name = input.Name, Description = input.Description };
        foreach (var part in input.Parts.Values)
            graph.AddField(new() { Name = part.Name, Description = part.Description, ResolvedType = Of(part) });
        return graph;
    }

    private IGraphType Of(FilterPart part) => part switch
    {
        FilterPart.One one => scalars.Of(one.Scalar),
        FilterPart.Many many => new ListGraphType(scalars.Of(many.Scalar)),
        FilterPart.Nested nested => Of(nested.Input),
        FilterPart.Several several => new ListGraphType(new NonNullGraphType(Of(several.Input))),
        FilterPart.AtPath atPath => AtPath(atPath.Input([])),
        _ => throw new NotSupportedException($"GraphQL has no input for {part}."),
    };

    private InputObjectGraphType AtPath(FilterInput input)
    {
        var graph = Of(input);
        if (!graph.HasField(FilterPart.AtPath.Path))
        {
            var path = new NonNullGraphType(scalars.Text);
            graph.AddField(new() { Name = FilterPart.AtPath.Path, Description = FilterPart.AtPath.PathDescription, ResolvedType = path });
        }
        return graph;
    }
}

using OpenInfra.Cms.Access;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>What can be asked of the list of a type.</summary>
internal sealed class ListParameters
{
    private readonly Where _where;
    private readonly IReadOnlyList<Filter> _filters;
    private readonly Sorting _sorting;
    private readonly Includes _includes;
    private readonly FacetNames _facets;

    /// <exception cref="NotSupportedException">Two parameters would have one name.</exception>
    public ListParameters(ContentType type, FilterInput filter)
    {
        (_where, _filters, _sorting, _includes, _facets) = (new(filter), Filter.Of(type), new(type), new(type), new(type));
        All =
        [
            First, After, _sorting.Parameter, _where.Parameter, .. _filters.Select(filter => filter.Parameter),
            .. _includes.Parameter is { } include ? [include] : Array.Empty<Parameter>(), _facets.Parameter, Side.Parameter, Side.Preview,
        ];
        var byName = All.GroupBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        if (byName.FirstOrDefault(same => same.Count() > 1) is { } clash)
            throw new NotSupportedException($"{type.Name}: {clash.Key} is a parameter already and can't be the name of a filter.");
    }

    /// <summary>The parameters in the order in which they are documented.</summary>
    public IReadOnlyList<Parameter> All { get; }

    private static Parameter First { get; } = Parameter.First("entries");

    private static Parameter After { get; } = new("after", "Where to go on: `next` of the page before, in the same order.");

    /// <summary>The part of the list that the query asks for.</summary>
    public (ListRequest Request, IReadOnlyList<Include> Includes, IReadOnlyList<(string Name, FacetRequest Facet)> Facets) Read(Query query, Caller caller)
    {
        AsOf.RefuseOnLists(query);
        query.RefuseOthers(All, AsOf.Parameter);
        var order = _sorting.Of(query);
        var request = new ListRequest
        {
            Perspective = Side.Of(query, caller),
            Where = Both(Filter.ConditionOf(_filters, query), _where.Of(query)),
            Order = order,
            Size = query.Number(First),
            After = CursorOf(query, order),
            WithTotal = true,
        };
        return (request, _includes.Of(query), _facets.Of(query));
    }

    private static Condition? Both(Condition? one, Condition? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => new Condition.All([one, other]),
    };

    private static Cursor? CursorOf(Query query, IReadOnlyList<OrderKey> order)
    {
        if (query.Value(After) is not { } text) return null;
        if (Cursor.TryParse(text, out var cursor) && cursor.Fits(order)) return cursor;
        query.Refuse(After.Name, "It is no place in a list of this order: give `next` of the page before, with the same sort.");
        return null;
    }
}

using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Api.Rest.Searches;

/// <summary>What can be asked of the search.</summary>
internal sealed class SearchParameters
{
    private readonly IReadOnlyList<ContentType> _types;
    private readonly Parameter _among, _counted;

    public SearchParameters(IReadOnlyList<ContentType> types)
    {
        (_types, Facets) = (types, SearchFacet.AllOf(types));
        _among = new("types", "Only entries of these types, several joined by commas; without it, of all.")
        {
            Arity = Arity.Joined,
            Allowed = [.. types.Select(type => type.Name)],
        };
        _counted = new("facets", "What all that is found is counted by, several joined by commas: the values come with their counts under "
            + $"`facets`, the {Facet.DefaultValues} most frequent, and of years the newest.")
        {
            Arity = Arity.Joined,
            Allowed = [.. Facets.Select(facet => facet.Name)],
        };
        All = [Text, _among, First, After, _counted, Side.Preview];
    }

    /// <summary>The parameters in the order in which they are documented.</summary>
    public IReadOnlyList<Parameter> All { get; }

    /// <summary>What can be counted by.</summary>
    public IReadOnlyList<SearchFacet> Facets { get; }

    private static Parameter Text { get; } = new("q", SearchText.Description) { IsRequired = true };

    private static Parameter First { get; } = Parameter.First("entries");

    private static Parameter After { get; } = new(
        "after", $"Where to go on: `next` of the page before, of the same search. The best {Search.MaxRanked} can be paged through.");

    /// <summary>What the query asks for; without a text where that can't be searched for.</summary>
    public Asked Read(Query query)
    {
        RefuseDrafts(query);
        query.RefuseOthers(All, Side.Parameter, AsOf.Parameter);
        return new(
            TextOf(query), TypesOf(query),
            query.Number(First), query.Value(After),
            [.. query.Values(_counted).Distinct().Select(name => Facets.First(facet => facet.Name == name))]);
    }

    /// <summary>The place that the query goes on from; null for the best.</summary>
    public static Cursor? CursorOf(Query query, Search search, string? given)
    {
        if (given is null) return null;
        if (Cursor.TryParse(given, out var cursor) && search.Fits(cursor)) return cursor;
        query.Refuse(After.Name, "It is no place in what this search finds: give `next` of the page before, with the same q and types.");
        return null;
    }

    private ContentType[]? TypesOf(Query query) =>
        query.Values(_among) is { Count: > 0 } names ? [.. names.Distinct().Select(name => _types.First(type => type.Name == name))] : null;

    private static SearchText? TextOf(Query query)
    {
        if (query.Value(Text) is not { } given) return null;
        if (SearchText.Read(given, out var text) is { } problem) query.Refuse(Text.Name, problem);
        return text;
    }

    // The moment and the perspective that everybody has may be named.
    private static void RefuseDrafts(Query query)
    {
        if (query.Value(Side.Parameter) is Perspectives.Draft)
            query.Refuse(Side.Parameter.Name, "Only what is published can be searched. List drafts with `where`.", "published-only");
        if (query.Has(AsOf.Parameter.Name))
            query.Refuse(AsOf.Parameter.Name, "A search can't be read as of a moment: that is for single entries.", "as-of-search");
    }

    /// <summary>What a query asks for.</summary>
    internal sealed record Asked(
        SearchText? Text, IReadOnlyList<ContentType>? Types, int Size, string? After, IReadOnlyList<SearchFacet> Facets);
}

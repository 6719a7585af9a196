using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>What the entries of a type's list can be counted by.</summary>
internal sealed class FacetNames
{
    private readonly Dictionary<string, Facet> _facets;

    public FacetNames(ContentType type)
    {
        _facets = Facet.AllOf(type).ToDictionary(facet => facet.Key);
        Parameter = new("facets", "What the entries of the whole list are counted by, several joined by commas: the values come with their "
            + $"counts under `facets`, the {Facet.DefaultValues} most frequent, and of dates the newest.")
        {
            Arity = Arity.Joined,
            Allowed = [.. _facets.Keys],
        };
    }

    public Parameter Parameter { get; }

    /// <summary>Each facet by the name that is given for it.</summary>
    public IReadOnlyDictionary<string, Facet> All => _facets;

    /// <summary>What the query asks for, by the names that it gives.</summary>
    public IReadOnlyList<(string Name, FacetRequest Facet)> Of(Query query) =>
        [.. query.Values(Parameter).Distinct().Select(name => (name, new FacetRequest(_facets[name], Facet.DefaultValues)))];
}

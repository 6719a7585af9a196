using OpenInfra.Cms.Access;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>What can be asked of a single entry.</summary>
internal sealed class ItemParameters(ContentType type)
{
    private readonly Includes _includes = new(type);

    /// <summary>The parameters in the order in which they are documented.</summary>
    public IReadOnlyList<Parameter> All =>
        [.. _includes.Parameter is { } include ? [include] : Array.Empty<Parameter>(), Side.Parameter, Side.Preview, AsOf.Parameter];

    /// <summary>What the query asks for.</summary>
    public (Perspective Perspective, IReadOnlyList<Include> Includes) Read(Query query, Caller caller, DateTimeOffset now)
    {
        query.RefuseOthers(All);
        return (Side.Of(query, caller, AsOf.Of(query, now)), _includes.Of(query));
    }
}

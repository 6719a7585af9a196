using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading.Places;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>All addresses of the site, part by part.</summary>
internal sealed class SiteMapGraph : ObjectGraphType<SitePart>
{
    private readonly IReadOnlyList<ContentType> _types;
    private readonly Scalars _scalars;

    public SiteMapGraph(IReadOnlyList<ContentType> types, Scalars scalars)
    {
        (_types, _scalars) = (types, scalars);
        (Name, Description) = ("SiteMap", "A part of the site's addresses.");
        AddField(Read<SitePart>("places", ListOf(Place(scalars)), "The addresses, in the order of the entries' ids.", part => part.Places)
            .Costing(1));
        AddField(Read<SitePart>("hasNextPage", Required(scalars.Boolean), "Whether more follow.", part => part.HasNext));
        AddField(Read<SitePart>("endCursor", scalars.Id, "What to give as `after` for the next part.",
            part => part.Places is [.., var last] ? last.Id : null));
    }

    /// <summary>The field that queries begin with.</summary>
    public FieldType Field() => Awaited("siteMap", Required(this),
            "The addresses of the site with the times of their last changes, of all types.", context => ReadAsync(context))
        .Taking("first", _scalars.Integer, $"So many, 1 to {SiteMap.MaxSize}.", SiteMap.MaxSize)
        .Taking("after", _scalars.Id, "Only what comes after the entry with this id.")
        .CostsPage(Costs.FindingList);

    private async Task<object?> ReadAsync(IResolveFieldContext context)
    {
        context.Reader.CheckPresent("A site map");
        var size = Arguments.Size(context.Arguments, "first", SiteMap.MaxSize, SiteMap.MaxSize);
        var (reader, after) = (context.Reader, Arguments.Of(context, "after")?.ToString());
        return await reader.ReadAsync(session => session.SiteMapAsync(_types, after, size, reader.Perspective, context.CancellationToken));
    }

    private static ObjectGraphType<SitePlace> Place(Scalars scalars)
    {
        var graph = new ObjectGraphType<SitePlace> { Name = "SitePlace", Description = "An address of the site." };
        graph.AddField(Read<SitePlace>("path", Required(scalars.Text), "Where it is.", place => place.Path));
        graph.AddField(Read<SitePlace>("lastModified", Required(scalars.Moment), "When the entry was last changed.",
            place => place.LastModified));
        graph.AddField(Read<SitePlace>("id", Required(scalars.Id), "The id of the entry that it shows.", place => place.Id));
        graph.AddField(Read<SitePlace>("type", Required(scalars.Text), "The entry's type: \"post\".", place => place.Type));
        return graph;
    }
}

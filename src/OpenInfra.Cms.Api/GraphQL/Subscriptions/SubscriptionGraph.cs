using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Lists;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Subscriptions;

/// <summary>What clients are told as it happens.</summary>
internal sealed class SubscriptionGraph : ObjectGraphType
{
    private const string Types = "types", Ids = "ids";

    public SubscriptionGraph(EntryTypeGraph type, EntryGraphs entries, Scalars scalars)
    {
        (Name, Description) = ("Subscription", "What clients are told as it happens, over Server-Sent Events or a WebSocket.");
        var changes = Resolved("changes", Required(new ChangeGraph(type, entries, scalars)),
            "Each change of an entry that this perspective shows, once it is committed; those of an entry in their order.",
            context => context.Source);
        changes.StreamResolver = new SourceStreamResolver<ToldChange>(FollowAsync);
        AddField(changes
            .Taking(Types, new ListGraphType(Required(type)), "Only entries of these types; without it, of all.")
            .Taking(Ids, new ListGraphType(Required(scalars.Id)), "Only the entries with these ids; without it, all."));
    }

    private static async ValueTask<IObservable<ToldChange?>> FollowAsync(IResolveFieldContext context)
    {
        var (perspective, subscriber) = (context.Reader.Perspective, context.Subscriber);
        var types = (Arguments.Of(context, Types) as IEnumerable<object>)?.Cast<ContentType>().ToHashSet();
        var ids = (Arguments.Of(context, Ids) as IEnumerable<object>)?.Select(id => $"{id}").ToHashSet();
        var follower = await subscriber.FollowAsync(context.CancellationToken);
        return new ChangeStream(follower, change =>
            types?.Contains(change.Type) != false && ids?.Contains(change.Id) != false && change.KindFor(perspective) is { } kind
                ? new(change, kind) : null, subscriber);
    }
}

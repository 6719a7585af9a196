using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Reading.Following;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Subscriptions;

/// <summary>Something that happened to an entry.</summary>
internal sealed class ChangeGraph : ObjectGraphType<ToldChange>
{
    public ChangeGraph(EntryTypeGraph type, EntryGraphs entries, Scalars scalars)
    {
        (Name, Description) = ("Change", "Something that happened to an entry.");
        AddField(Read<ToldChange>("kind", Required(scalars.Enum(typeof(ChangeKind))), "What it is for who is told.", told => told.Kind));
        AddField(Read<ToldChange>("id", Required(scalars.Id), "The entry's id.", told => told.Change.Id));
        AddField(Read<ToldChange>("type", Required(type), "The entry's type.", told => told.Change.Type));
        AddField(Read<ToldChange>("version", Required(scalars.Integer), "The entry's version after it.", told => told.Change.Version));
        AddField(Read<ToldChange>("at", Required(scalars.Moment), "When it happened.", told => told.Change.At));
        AddField(Resolved("entry", entries.Entry, "The entry as it is by now; null where it is not to be seen any more.", context =>
        {
            var (id, of) = (((ToldChange)context.Source!).Change.Id, ((ToldChange)context.Source!).Change.Type);
            return context.Reader.Many(of, entries[of].Entries).Load([id], found => found.GetValueOrDefault(id));
        }));
    }
}

using GraphQL.Types;
using OpenInfra.Cms.Histories;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Something that happened to an entry.</summary>
internal sealed class RevisionGraph : ObjectGraphType<Revision>
{
    public RevisionGraph(Scalars scalars)
    {
        (Name, Description) = (nameof(Revision), "Something that happened to an entry.");
        Add("version", Required(scalars.Integer), "The version that it left.", one => one.Version);
        Add("event", Required(scalars.Enum(typeof(EventKind))), "What happened.", one => one.Event);
        Add("at", Required(scalars.Moment), "When it happened.", one => one.At);
        Add("by", scalars.Text, "Who did it; null where that is not known.", one => one.By);
        Add("source", scalars.Text, "The source whose import did it; null where a person did.", one => one.Source);
        Add("changed", ListOf(scalars.Text), "The values that a new draft changed, as JSON pointers.", one => one.Changed);
        Add("draft", scalars.Integer, "The version whose draft was published or scheduled.", one => one.Draft);
        Add("publishedAt", scalars.Moment, "The date that readers saw from then on.", one => one.PublishedAt);
        Add("scheduledFor", scalars.Moment, "The moment that the publication was set to.", one => one.ScheduledFor);
        Add("reason", scalars.Text, "Why the service called a publication off.", one => one.Reason);
    }

    private void Add(string name, IGraphType graph, string description, Func<Revision, object?> read) =>
        AddField(Read(name, graph, description, read));
}

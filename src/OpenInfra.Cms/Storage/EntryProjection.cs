using JasperFx.Events;
using Marten.Events.Aggregation;

namespace OpenInfra.Cms.Storage;

/// <summary>Folds the events of one stream into its entry, in the transaction that appends them.</summary>
internal sealed class EntryProjection<T> : SingleStreamProjection<Entry<T>, string> where T : class
{
    public override Entry<T>? Evolve(Entry<T>? snapshot, string id, IEvent e) =>
        e.Data is EntryEvent what ? Content.Lifecycle.Then(snapshot, id, what, (int)e.Version, e.Timestamp) : snapshot;
}

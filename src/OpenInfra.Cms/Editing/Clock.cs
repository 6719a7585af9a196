using JasperFx.Events;
using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>The time, as the store tells it: tests put another clock there.</summary>
public static class Clock
{
    extension(IQuerySession session)
    {
        /// <summary>The present moment, in microseconds: what an edit answers is then to the digit what is stored.</summary>
        public DateTimeOffset Now => ((IEventStore<IDocumentOperations, IQuerySession>)session.DocumentStore).TimeProvider.GetUtcNow().ToMicroseconds();
    }
}

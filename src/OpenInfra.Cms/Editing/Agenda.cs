using Marten;
using Npgsql;

namespace OpenInfra.Cms.Editing;

/// <summary>The publications to come, of all types.</summary>
public sealed class Agenda(IReadOnlyList<ContentType> types)
{
    // What is behind them moves up.
    private const int Length = 100;

    private readonly string _sql = $"""
        select id, at from ({string.Join(" union all ", types.Select(First))}) as first order by at, id limit {Length}
        """;

    /// <summary>The earliest, in their order, in one statement.</summary>
    /// <param name="connection">Where to look.</param>
    /// <param name="except">The ids of entries to leave out.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<Appointment>> NextAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> except, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(_sql, connection) { Parameters = { new() { Value = except.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var appointments = new List<Appointment>();
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetString(0);
            appointments.Add(new(types.First(type => type.Owns(id)), id, reader.GetFieldValue<DateTimeOffset>(1)));
        }
        return appointments;
    }

    private static string First(ContentType type) => $"""
        (select id, scheduled_at as at from cms.mt_doc_{type.Name}
        where scheduled_at is not null and id <> all($1) order by at, id limit {Length})
        """;
}

/// <summary>A publication to come.</summary>
public sealed record Appointment(ContentType Type, string Id, DateTimeOffset At)
{
    /// <summary>Who publishes what is due, in the metadata of its events.</summary>
    public const string Actor = "schedule";

    /// <summary>Publishes the revision that was scheduled, or calls that off; null where it is published, or why it isn't.</summary>
    public async Task<Refusal?> KeepAsync(IDocumentStore store, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = Actor;
        return await Type.Accept(new Publication(session, Id, cancel));
    }

    private sealed class Publication(IDocumentSession session, string id, CancellationToken cancel) : IContentTypeVisitor<Task<Refusal?>>
    {
        public async Task<Refusal?> Visit<T>(ContentType<T> type) where T : class, IContent<T> =>
            await session.PublishDueAsync<T>(id, cancel) is Outcome<Entry<T>>.Refused(var why) ? why : null;
    }
}

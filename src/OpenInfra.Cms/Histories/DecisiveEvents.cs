namespace OpenInfra.Cms.Histories;

/// <summary>
/// The events that decide what an entry was: the last of each kind, and what those build on. They are some fifteen, however long the
/// history is, and make the same entry as all events do.
/// </summary>
internal static class DecisiveEvents
{
    /// <summary>SQL for the sequence numbers of the events that decide what entries of a type were.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bounds">SQL for the ids of the entries, and the last version of each that counts.</param>
    public static string Sql(ContentType type, string bounds)
    {
        var (revised, scheduled) = (Stored(type, EventKind.Revised), Stored(type, EventKind.Scheduled));
        var withdrawn = $"{Stored(type, EventKind.Unpublished)}, {Stored(type, EventKind.Archived)}";
        return $"""
            with bounds (stream_id, version) as ({bounds}),
            told as (
                select e.seq_id, e.stream_id, e.version, e.type,
                    case when e.data ->> 'source' is not null then 'sourced' end as sourced,
                    case when coalesce(e.data ->> 'date', e.data ->> 'isUndated') is not null then 'dated' end as dated,
                    max(e.version) filter (where e.type = {revised}) over so_far as draft,
                    max(e.version) filter (where e.type = {scheduled}) over so_far as schedule,
                    max(e.version) filter (where e.type in ({withdrawn})) over so_far as withdrawal
                from cms.mt_events e join bounds b on e.stream_id = b.stream_id and e.version <= b.version
                window so_far as (partition by e.stream_id order by e.version)),
            newest as (
                select distinct on (stream_id, kind) stream_id, version, draft, schedule, withdrawal
                from told, lateral (values (type), (sourced), (dated)) kinds (kind)
                where kind is not null order by stream_id, kind, version desc),
            needed as (select stream_id, unnest(array[version, draft, schedule, withdrawal]) as version from newest),
            built as (select stream_id, unnest(array[version, draft]) as version from told join needed using (stream_id, version))
            select seq_id from told join built using (stream_id, version)
            """;
    }

    private static string Stored(ContentType type, EventKind kind) => $"'{EntryEvent.NameOf(type, kind)}'";
}

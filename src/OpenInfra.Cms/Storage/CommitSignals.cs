namespace OpenInfra.Cms.Storage;

/// <summary>
/// Has PostgreSQL tell at each commit which events it brought, to whoever listens: in the order of the commits, which that of their
/// numbers is not, and with nothing of what was rolled back.
/// </summary>
internal static class CommitSignals
{
    // A notification holds 8,000 bytes: 300 numbers of up to 19 digits fit.
    /// <summary>Creates it, or nothing where it is.</summary>
    public const string Sql = $$"""
        create or replace function {{StoreSchema.Name}}.tell_events() returns trigger language plpgsql as $body$
        begin
          perform pg_notify('{{StoreSchema.Name}}_events', string_agg(seq_id::text, ',' order by seq_id))
          from (select seq_id, (row_number() over (order by seq_id) - 1) / 300 as part from told) numbered group by part;
          return null;
        end $body$;
        do $body$ begin
          if not exists (select from pg_trigger where tgname = 'tell_events' and tgrelid = '{{StoreSchema.Name}}.mt_events'::regclass) then
            create trigger tell_events after insert on {{StoreSchema.Name}}.mt_events referencing new table as told
              for each statement execute function {{StoreSchema.Name}}.tell_events();
          end if;
        end $body$;
        """;
}

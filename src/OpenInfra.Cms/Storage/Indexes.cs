using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Storage;

/// <summary>An index that Marten can't describe, by name and SQL.</summary>
internal sealed record Index(string Name, string Sql);

/// <summary>The indexes on what is inside documents: slugs and paths, each field that refers to other entries, the names of keys.</summary>
internal static class Indexes
{
    /// <summary>Keys in use have different names, because events name who did something by them.</summary>
    public static Index KeyName { get; } = Named("key_name", name =>
        $"create unique index if not exists {name} on {StoreSchema.Name}.mt_doc_key ((data ->> 'name')) where data ->> 'revokedAt' is null");

    /// <summary>Drafts by their slugs and paths, those given up too: whoever asks what an address showed once knows only that.</summary>
    public static IReadOnlyList<Index> OfEvents { get; } = [OfRevisions("slug"), OfRevisions("path")];

    public static IEnumerable<Index> Of(ContentType type) =>
    [
        Unique(type, "draft"),
        Unique(type, "published"),
        // What began with another slug is rare, and every import asks for all of it.
        Named($"{type.Name}_moved", name =>
            $"create index if not exists {name} on {Table(type)} (id) where id <> '{type.IdOf("")}' || (data -> 'draft' ->> 'slug')"),
        Named($"{type.Name}_published_path", name =>
            $"create index if not exists {name} on {Table(type)} ((data -> 'published' ->> 'path'))"),
        Named($"{type.Name}_published_at", name =>
            $"create index if not exists {name} on {Table(type)} (published_at, (id collate \"C\")) where status = 'Published'"),
        .. type.Relations.Select(relation => relation.Path[0].Name).Concat(type.Related).Distinct()
            .Select(field => Containment(type, field)),
        .. type.Sorts.Select(name => Sorting(type, type.Fields.Single(field => field.Name == name))),
    ];

    // Archived entries keep their slugs, so that no address ever changes its meaning.
    private static Index Unique(ContentType type, string side) => Named($"{type.Name}_{side}_slug", name =>
        $"create unique index if not exists {name} on {Table(type)} ((data -> '{side}' ->> 'slug'))");

    private static Index OfRevisions(string member) => Named($"revised_{member}", name =>
        $"""
        create index if not exists {name} on {StoreSchema.Name}.mt_events ((data ->> '{member}'), type)
        where data ->> '{member}' is not null
        """);

    private static Index Containment(ContentType type, string field) => Named($"{type.Name}_published_{field}", name =>
        $"create index if not exists {name} on {Table(type)} using gin ((data -> 'published' -> 'content' -> '{field}') jsonb_path_ops)");

    // Of the very expression that lists are sorted by; the table's name stands for the alias that it has there.
    private static Index Sorting(ContentType type, Field field) => Named($"{type.Name}_sorted_{field.Name}", name =>
    {
        var scope = Scope.Of(new Statement(), Perspective.Published, type, $"mt_doc_{type.Name}");
        var (key, id) = (new Operand.Content(field), new Operand.Entry(EntryField.Id));
        var keys = $"({scope.Sortable(new(), key)}), ({scope.Sortable(new(), id)})";
        return $"create index if not exists {name} on {Table(type)} ({keys}) where {scope.IsVisible}";
    });

    private static Index Named(string name, Func<string, string> sql) => new(name.ToLowerInvariant(), sql(name.ToLowerInvariant()));

    private static string Table(ContentType type) => $"{StoreSchema.Name}.mt_doc_{type.Name}";
}

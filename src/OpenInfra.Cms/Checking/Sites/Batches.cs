using System.Text.Json;
using Marten;
using Npgsql;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Checking.Sites;

/// <summary>One side of an entry with its content.</summary>
internal sealed record CheckedSide(bool IsPublished, string Path, IContent Content);

/// <summary>An entry with the sides that differ: what readers see first.</summary>
internal sealed record CheckedEntry(ContentType Type, string Id, IReadOnlyList<CheckedSide> Sides);

/// <summary>Reads the entries of a type in batches by their ids, so that memory doesn't grow with the number of entries.</summary>
internal sealed class Batches(IQuerySession session, CancellationToken cancel)
    : IContentTypeVisitor<IAsyncEnumerable<IReadOnlyList<CheckedEntry>>>
{
    public const int Size = 200;

    public async IAsyncEnumerable<IReadOnlyList<CheckedEntry>> Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var last = "";
        while (true)
        {
            var statement = new Statement();
            statement.Add(
                $"""
                select id, data -> 'published', case when data -> 'draft' is distinct from data -> 'published' then data -> 'draft' end
                from {Tables.Of(type)} where id > {statement.Parameter(last)} and status <> 'Archived' order by id limit {Size}
                """);
            var batch = await session.RowsAsync(statement, Entry<T>, cancel);
            if (batch.Count > 0) yield return batch;
            if (batch.Count < Size) yield break;
            last = batch[^1].Id;
        }
    }

    private static CheckedEntry Entry<T>(NpgsqlDataReader row) where T : class, IContent<T> =>
        new(T.Definition, row.GetString(0), [.. new[] { Side<T>(row, 1, true), Side<T>(row, 2, false) }.OfType<CheckedSide>()]);

    private static CheckedSide? Side<T>(NpgsqlDataReader row, int column, bool isPublished) where T : class, IContent<T>
    {
        if (row.IsDBNull(column)) return null;
        var side = JsonSerializer.Deserialize<Side<T>>(row.GetFieldValue<byte[]>(column), Wire.Stored)!;
        return new(isPublished, side.Path, side.Content);
    }
}

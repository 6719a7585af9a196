using System.Globalization;
using System.Text.Json;
using Marten;
using Npgsql;

namespace OpenInfra.Cms.Reading;

/// <summary>Runs statements whose rows are entries.</summary>
internal static class EntryReader
{
    /// <summary>How many columns a view is made of.</summary>
    public const int ColumnCount = 7;

    /// <summary>The columns that a view is made of.</summary>
    public static string Columns(Scope scope) =>
        $"{scope.Alias}.id, {scope.Alias}.mt_version, {scope.Alias}.status, {scope.Alias}.published_at, {scope.Alias}.revised_at, {scope.Side}, "
        + (scope.ShowsSchedule ? $"({scope.Alias}.data -> 'schedule') - 'side'" : "null::jsonb");

    extension(IQuerySession session)
    {
        /// <summary>Each row as what <paramref name="read"/> makes of it.</summary>
        public async Task<List<TRow>> RowsAsync<TRow>(Statement statement, Func<NpgsqlDataReader, TRow> read, CancellationToken cancel)
        {
            await using var command = statement.ToCommand();
            await using var reader = (NpgsqlDataReader)await session.ExecuteReaderAsync(command, cancel);
            var rows = new List<TRow>();
            while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
            return rows;
        }
    }

    extension(NpgsqlDataReader row)
    {
        /// <summary>What stands in a column, in the form of <see cref="Cursor"/>s; null for nothing.</summary>
        public string? Text(int column) => row.GetValue(column) switch
        {
            DBNull => null,
            DateTime moment => Scalar.MomentOf(moment),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

        /// <summary>The view in the first of <see cref="Columns"/> and those after it.</summary>
        public View<T> View<T>(Perspective perspective) where T : class, IContent<T>
        {
            var view = row.View<T>();
            return view with { IsDraft = perspective.ShowsDraft(view) };
        }

        private View<T> View<T>() where T : class, IContent<T> => new()
        {
            Id = row.GetString(0),
            Version = checked((int)row.GetInt64(1)),
            Status = Enum.Parse<Status>(row.GetString(2)),
            PublishedAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
            RevisedAt = row.GetFieldValue<DateTimeOffset>(4),
            Side = JsonSerializer.Deserialize<Side<T>>(row.GetFieldValue<byte[]>(5), Wire.Stored)!,
            Schedule = row.IsDBNull(6) ? null : JsonSerializer.Deserialize<PlannedPublication>(row.GetFieldValue<byte[]>(6), Wire.Stored),
        };
    }
}

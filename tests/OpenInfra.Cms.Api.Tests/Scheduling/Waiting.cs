using System.Diagnostics;
using Marten;
using Npgsql;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

/// <summary>Schedules posts, and waits for what becomes of them.</summary>
internal static class Waiting
{
    extension(IDocumentStore store)
    {
        /// <summary>A new post that is to be published at a moment.</summary>
        public async Task<Entry<Post>> ScheduledAsync(string slug, DateTimeOffset at, string? path = null)
        {
            var draft = await store.DraftAsync(slug, new Post { Title = slug }, path);
            await using var session = store.LightweightSession();
            return Done(await session.ScheduleAsync<Post>(draft.Id, draft.Version, at, Cancel));
        }

        /// <summary>The post, once nothing is scheduled for it any more.</summary>
        /// <param name="slug">Its first slug.</param>
        /// <param name="meanwhile">What is done between one look and the next.</param>
        public async Task<Entry<Post>> SettledAsync(string slug, Action? meanwhile = null)
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20, Cancel))
            {
                if (await store.PostAsync(slug) is { Schedule: null } post) return post;
                meanwhile?.Invoke();
            }
            throw new TimeoutException($"{slug} is still scheduled.");
        }

        public async Task<Entry<Post>> PostAsync(string slug)
        {
            await using var session = store.QuerySession();
            return (await session.LoadAsync<Entry<Post>>(Post.Definition.IdOf(slug), Cancel))!;
        }

        /// <summary>What happened to the post, and who did it.</summary>
        public async Task<IReadOnlyList<(object What, string? Who)>> HistoryAsync(string slug)
        {
            await using var session = store.QuerySession();
            var events = await session.Events.FetchStreamAsync(Post.Definition.IdOf(slug), token: Cancel);
            return [.. events.Select(one => (one.Data, one.UserName))];
        }
    }

    /// <summary>Ends the connection of the node that leads, or just waits until there is one that does.</summary>
    public static async Task LeaderAsync(string connectionString, bool end)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"""
            select {(end ? "pg_terminate_backend(pid)" : "true")} from pg_locks where locktype = 'advisory' and granted
            and database = (select oid from pg_database where datname = current_database())
            """, connection);
        while (await command.ExecuteScalarAsync(Cancel) is not true) await Task.Delay(20, Cancel);
    }
}

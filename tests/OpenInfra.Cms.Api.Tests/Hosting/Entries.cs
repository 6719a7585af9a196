using Marten;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>Makes entries through the operations that every transport uses.</summary>
internal static class Entries
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(IDocumentStore store)
    {
        public async Task<Entry<T>> DraftAsync<T>(string slug, T content, string? path = null) where T : class, IContent<T>
        {
            await using var session = store.LightweightSession();
            return Done(await session.CreateAsync(new Draft<T>(slug, path ?? T.Definition.PathOf(slug), content), Cancel));
        }

        public async Task<Entry<T>> PublishedAsync<T>(string slug, T content, DateTimeOffset? at = null, string? path = null)
            where T : class, IContent<T>
        {
            var draft = await store.DraftAsync(slug, content, path);
            await using var session = store.LightweightSession();
            return Done(await session.PublishAsync<T>(draft.Id, draft.Version, at, Cancel));
        }
    }

    public static T Done<T>(Outcome<T> outcome) =>
        outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException($"Refused: {outcome}");
}

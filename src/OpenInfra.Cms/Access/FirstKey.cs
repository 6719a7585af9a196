using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>The way in where nobody has a key yet.</summary>
public static class FirstKey
{
    private const string Name = "first";

    extension(IDocumentStore store)
    {
        /// <summary>Whether a key was ever made here.</summary>
        public async Task<bool> HasKeysAsync(CancellationToken cancel)
        {
            await using var session = store.QuerySession();
            return await session.Query<ApiKey>().AnyAsync(cancel);
        }

        /// <summary>Makes a key that may do everything, unless a key was ever made here; null where one was.</summary>
        public async Task<IssuedKey?> MakeFirstKeyAsync(string by, DateTimeOffset now, CancellationToken cancel)
        {
            if (await store.HasKeysAsync(cancel)) return null;
            await using var session = store.LightweightSession();
            session.LastModifiedBy = by;
            var made = await session.MakeKeyAsync(new() { Name = Name, Scopes = [Scope.Admin.Name] }, [], now, cancel);
            // Refused only where another process made it just now.
            return made is Outcome<IssuedKey>.Done(var issued) ? issued : null;
        }
    }
}

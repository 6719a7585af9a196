using Marten;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Forgets files that a source has no more.</summary>
internal static class Forgetting
{
    extension(IDocumentStore store)
    {
        public async Task ForgetAsync(string source, IEnumerable<string> paths, CancellationToken cancel)
        {
            foreach (var batch in paths.Select(path => SourceFile.IdOf(source, path)).Chunk(Writing.BatchSize))
            {
                await using var session = store.LightweightSession();
                session.DeleteWhere<SourceFile>(file => file.Id.In(batch));
                await session.SaveChangesAsync(cancel);
            }
        }
    }
}

using System.Text.Json;
using Marten;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Submitting;

/// <summary>A document to make an entry of.</summary>
/// <param name="Bytes">The Markdown, with its front matter.</param>
/// <param name="Name">The name of its file; null where it has none.</param>
/// <param name="Publish">Whether the entry is published at once, with those that it names.</param>
/// <param name="MayMake">Whether entries of a type may be made, where the document names some that nobody has made yet.</param>
public sealed record DocumentToCreate(byte[] Bytes, string? Name, bool Publish, Func<ContentType, bool> MayMake);

public static class CreatingFromDocuments
{
    private const int MostContests = 10;

    extension(IDocumentSession session)
    {
        /// <summary>
        /// Starts an entry from a Markdown document as it stands in a seed, read as the importer reads it. The categories and
        /// authors that it names and nobody has made yet are made with it, in the same transaction.
        /// </summary>
        public async Task<Outcome<Entry<T>>> CreateAsync<T>(DocumentToCreate given, IReadOnlyList<ContentType> types,
            CancellationToken cancel)
            where T : class, IContent<T>
        {
            // Somebody may make what it names at the same moment: then it is there, and only to be named.
            for (var again = 0; ; again++)
            {
                var (outcome, isContested) = await session.TryCreateAsync<T>(given, types, cancel);
                if (!isContested || again == MostContests) return outcome;
                session.EjectAllPendingChanges();
            }
        }

        private async Task<(Outcome<Entry<T>> Outcome, bool IsContested)> TryCreateAsync<T>(
            DocumentToCreate given, IReadOnlyList<ContentType> types, CancellationToken cancel) where T : class, IContent<T>
        {
            try
            {
                var document = await SubmittedDocument.ReadAsync(session, T.Definition, types, given.Bytes, given.Name, cancel);
                if (document.Named.FirstOrDefault(named => !given.MayMake(named.Type)) is { } other)
                    return (new Refusal.Invalid([new($"/{other.Type.Plural}",
                        $"There is no {other.Type.Name} \"{other.Slug}\", and your key may not make one.", 1)]), false);
                session.Note(document.Warnings);
                var outcome = await session.CreateAsync<T>(document, given.Publish, cancel);
                return (outcome, outcome is Outcome<Entry<T>>.Refused(Refusal.Conflict) && document.Named.Count > 0);
            }
            catch (SourceException error)
            {
                return (new Refusal.Unreadable(new("", error.Message, error.Line == 0 ? null : error.Line)), false);
            }
            catch (NotTextException error)
            {
                return (new Refusal.Unreadable(new("", error.Message)), false);
            }
        }

        private async Task<Outcome<Entry<T>>> CreateAsync<T>(SubmittedDocument document, bool publish, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var wanted = document.Wanted<T>();
            var draft = await session.DraftOfAsync(wanted, cancel);
            if (Revising.ProblemsOf(draft, publish) is { Count: > 0 } problems) return new Refusal.Invalid(problems);
            var edits = new Edits(session);
            foreach (var named in document.Named) named.Type.Accept(new Making(edits, named, publish, session.Now));
            var entry = edits.Append<T>(null, await session.FreeIdAsync(T.Definition, draft.Slug, cancel),
                Revising.Start(draft, publish, session.Now));
            session.StoreReceipt(entry.Id, entry.Version);
            return await edits.CommitAsync(document.Named.Select(named => named.Id).Contains, cancel) is { } refusal ? refusal : entry;
        }
    }

    private sealed class Making(Edits edits, PlannedEntry named, bool publish, DateTimeOffset now) : IContentTypeVisitor<string>
    {
        public string Visit<T>(ContentType<T> type) where T : class, IContent<T>
        {
            var draft = new Draft<T>(named.Slug, named.Path, named.Content.Deserialize<T>(Wire.Json)!);
            return edits.Append<T>(null, named.Id, Revising.Start(draft, publish, now)).Id;
        }
    }
}

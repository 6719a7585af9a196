using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>Stores receipts in the transactions that they tell of.</summary>
public static class Receipts
{
    private const string Promised = "receipt", MergedWith = "merged", Odd = "warnings";

    extension(IDocumentSession session)
    {
        /// <summary>Has the next change of this session stored with a receipt.</summary>
        public void Promise(Receipt receipt) => session.SetHeader(Promised, receipt);

        /// <summary>The receipt for an id; null for none that still counts.</summary>
        public async Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel) =>
            await session.LoadAsync<Receipt>(id, cancel) is { } receipt && receipt.At > session.Expiry ? receipt : null;

        /// <summary>Deletes the receipts that no longer count.</summary>
        public void ForgetReceipts() => session.QueueSqlCommand("delete from cms.mt_doc_receipt where at <= ?", session.Expiry);

        /// <summary>Notes what the next change merges, for its receipt.</summary>
        internal void Note(Merged merged) => session.SetHeader(MergedWith, merged);

        /// <summary>Notes what was odd in the document that the next change is made of.</summary>
        internal void Note(IReadOnlyList<string> warnings) => session.SetHeader(Odd, warnings);

        /// <summary>Puts the receipt that was promised, if one was, among the session's changes; whether there is one.</summary>
        internal bool StoreReceipt(string entry, int version)
        {
            if (session.GetHeader(Promised) is not Receipt promised) return false;
            session.QueueSqlCommand("delete from cms.mt_doc_receipt where id = ? and at <= ?", promised.Id, session.Expiry);
            session.Insert(promised with
            {
                Entry = entry,
                Version = version,
                Merged = session.GetHeader(MergedWith) as Merged,
                Warnings = session.Warnings,
                At = session.Now,
            });
            return true;
        }

        /// <summary>What was odd in the document that the last change was made of.</summary>
        public IReadOnlyList<string> Warnings => session.GetHeader(Odd) as IReadOnlyList<string> ?? [];

        private DateTimeOffset Expiry => session.Now - Receipt.Lifetime;
    }
}

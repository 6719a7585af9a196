using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Names;

/// <summary>Finds entries that readers or editors could take for each other.</summary>
/// <param name="site">All entries.</param>
/// <param name="isChecked">Whether an entry is among those that are checked; of two, one must be.</param>
internal sealed class NameRules(Site site, Func<string, bool> isChecked)
{
    public IEnumerable<Suspicion> Check(IReadOnlyList<ContentType> types) =>
    [
        .. types.SelectMany(type => Doubles(
            FindingKind.DuplicateSlug, "slug", site.Entries.Where(entry => entry.Type == type), location => location.Slug)),
        .. Doubles(FindingKind.DuplicatePath, "path", site.Entries, location => location.Path),
        .. types.Where(type => type.Source.Name is not null).SelectMany(Similar),
    ];

    // A draft's slug or path comes into use when it is published, so both sides count.
    private IEnumerable<Suspicion> Doubles(string kind, string what, IEnumerable<IndexedEntry> entries, Func<Location, string> read) =>
        from entry in entries
        from text in new[] { entry.Published, entry.Draft }.OfType<Location>().Select(read).Distinct()
        group (Entry: entry, Text: text) by text.ToUpperInvariant() into same
        let ones = same.DistinctBy(one => one.Entry.Id).ToList()
        from second in ones.Skip(1)
        from suspicion in Pair(
            kind, ones[0].Entry, second.Entry,
            (one, other) => one == second.Entry
                ? Message(what, second.Text, ones[0].Text, other) : Message(what, ones[0].Text, second.Text, other),
            entry => read(entry.Draft))
        select suspicion;

    private IEnumerable<Suspicion> Similar(ContentType type)
    {
        var entries = site.Entries.Where(entry => entry.Type == type && entry.Name.Length > 0).ToList();
        return SimilarNames.PairsOf([.. entries.Select(entry => entry.Name)]).SelectMany(pair => Pair(
            FindingKind.SimilarTo(type), entries[pair.First], entries[pair.Second],
            (one, other) => $"{Quotation.Of(one.Name)} looks like {Quotation.Of(other.Name)} ({other.Id}).", entry => entry.Name));
    }

    private IEnumerable<Suspicion> Pair(
        string kind, IndexedEntry first, IndexedEntry second,
        Func<IndexedEntry, IndexedEntry, string> message, Func<IndexedEntry, string> value)
    {
        var (one, other) = isChecked(second.Id) ? (second, first) : (first, second);
        if (isChecked(one.Id)) yield return new(kind, one.Id, one.Path, new Spot.Value(value(one)), message(one, other));
    }

    private static string Message(string what, string text, string other, IndexedEntry owner) => text == other
        ? $"The {what} \"{text}\" is also that of {owner.Id}."
        : $"The {what} \"{text}\" differs only in case from \"{other}\" of {owner.Id}.";
}

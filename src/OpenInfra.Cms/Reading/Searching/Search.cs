namespace OpenInfra.Cms.Reading.Searching;

/// <summary>A search as the database understands it.</summary>
/// <param name="Text">What was asked for.</param>
/// <param name="Types">The types to search; null for all.</param>
public sealed record Search(SearchText Text, IReadOnlyList<ContentType>? Types)
{
    /// <summary>
    /// How many of what is found are ranked, and can be paged through: those whose titles have what is asked for, and the newest. Of a
    /// word that nearly all have, nobody reads more.
    /// </summary>
    public const int MaxRanked = 500;

    /// <summary>The tsquery; null where it has none, so that nothing is found.</summary>
    internal string? Query { get; init; }

    /// <summary>The same without what is to be left out: that would make nonsense of ranks.</summary>
    internal string? Sought { get; init; }

    // A cursor of another search would be a place in another order.
    private string Order => $"search {string.Join(',', (Types ?? []).Select(type => type.Name).Order(StringComparer.Ordinal))} {Text.Text}";

    /// <summary>The cursor of a place.</summary>
    public Cursor CursorOf(SearchHit hit) => new(Order, [Score.Write(hit.Score)], hit.Id);

    /// <summary>Whether a cursor is a place in what this search finds.</summary>
    public bool Fits(Cursor cursor) => cursor.Order == Order && StorableText.CanBeStored(cursor.Id)
        && cursor.Values is [{ } score] && Score.Read(score) is not null;
}

/// <summary>Something that was found, and how well it answers: only to be compared with others of the same search.</summary>
public sealed record SearchHit(string Id, float Score);

/// <summary>A part of what was found, the best first.</summary>
public sealed record SearchHits(IReadOnlyList<SearchHit> Items, bool HasNext);

/// <summary>
/// What was found, with marks around the words that were asked for: HTML, in which nothing but <c>&lt;mark&gt;</c> is markup.
/// </summary>
/// <param name="Title">The whole title.</param>
/// <param name="Text">The parts of the texts that answer best, or their beginning.</param>
public sealed record Highlight(string Title, string Text);

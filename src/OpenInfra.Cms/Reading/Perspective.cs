namespace OpenInfra.Cms.Reading;

/// <summary>
/// Which side of each entry to look at, through all relations: what readers see, or what editors are working on, now or at a moment.
/// </summary>
public sealed class Perspective
{
    private readonly Func<ContentType, bool> _isDraft;
    private Func<ContentType, bool> _isKnown = _ => true;

    private Perspective(Func<ContentType, bool> isDraft) => _isDraft = isDraft;

    /// <summary>What readers see.</summary>
    public static Perspective Published { get; } = new(_ => false);

    /// <summary>What editors are working on.</summary>
    public static Perspective Draft { get; } = DraftOf(_ => true);

    /// <summary>The drafts of some types, and of the others what readers see.</summary>
    public static Perspective DraftOf(Func<ContentType, bool> types) => new(types) { IsDraft = true };

    /// <summary>The draft of one entry, and of all others what readers see.</summary>
    public static Perspective Preview(string entry) => new(_ => false) { Entry = entry };

    /// <summary>The id of the only entry whose draft is shown; null where none is singled out.</summary>
    public string? Entry { get; private init; }

    /// <summary>The moment whose state is shown; null for the present.</summary>
    public DateTimeOffset? Moment { get; private init; }

    /// <summary>Whether it is what everybody sees.</summary>
    public bool IsPublished => this == Published;

    /// <summary>Whether drafts were asked for, of some types at least.</summary>
    public bool IsDraft { get; private init; }

    /// <summary>
    /// The same as of a moment: of some types what they showed then, and of the others nothing, for it may have been withdrawn since.
    /// </summary>
    public Perspective AsOf(DateTimeOffset moment, Func<ContentType, bool> types) =>
        new(_isDraft) { Entry = Entry, IsDraft = IsDraft, Moment = moment, _isKnown = types };

    /// <summary>Whether anything is shown of entries of this type.</summary>
    public bool Shows(ContentType type) => _isKnown(type);

    /// <summary>Whether the drafts of this type are shown, all of them.</summary>
    public bool ShowsDraftsOf(ContentType type) => _isDraft(type);

    /// <summary>Whether what is shown of this entry is its draft.</summary>
    public bool ShowsDraft(View entry) => entry.Id == Entry || _isDraft(entry.Type);
}

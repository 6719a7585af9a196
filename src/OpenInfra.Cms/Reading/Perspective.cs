namespace OpenInfra.Cms.Reading;

/// <summary>Which side of each entry to look at, through all relations: what readers see, or what editors are working on.</summary>
public sealed class Perspective
{
    private readonly Func<ContentType, bool> _isDraft;

    private Perspective(Func<ContentType, bool> isDraft, string? entry = null) => (_isDraft, Entry) = (isDraft, entry);

    /// <summary>What readers see.</summary>
    public static Perspective Published { get; } = new(_ => false);

    /// <summary>What editors are working on.</summary>
    public static Perspective Draft { get; } = new(_ => true);

    /// <summary>The drafts of some types, and of the others what readers see.</summary>
    public static Perspective DraftOf(Func<ContentType, bool> types) => new(types);

    /// <summary>The draft of one entry, and of all others what readers see.</summary>
    public static Perspective Preview(string entry) => new(_ => false, entry);

    /// <summary>The id of the only entry whose draft is shown; null where none is singled out.</summary>
    public string? Entry { get; }

    /// <summary>Whether it is what everybody sees.</summary>
    public bool IsPublished => this == Published;

    /// <summary>Whether drafts were asked for, of some types at least.</summary>
    public bool IsDraft => Entry is null && !IsPublished;

    /// <summary>Whether the drafts of this type are shown, all of them.</summary>
    public bool ShowsDraftsOf(ContentType type) => _isDraft(type);

    /// <summary>Whether what is shown of this entry is its draft.</summary>
    public bool ShowsDraft(View entry) => entry.Id == Entry || _isDraft(entry.Type);
}

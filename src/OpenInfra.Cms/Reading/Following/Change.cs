using System.ComponentModel;

namespace OpenInfra.Cms.Reading.Following;

/// <summary>What a change is for those who see entries from one perspective.</summary>
[Description("What a change is for those who see entries from one perspective.")]
public enum ChangeKind
{
    [Description("An entry is to be seen now.")]
    Added,

    [Description("An entry that was to be seen has changed.")]
    Changed,

    [Description("An entry is not to be seen any more.")]
    Removed,
}

/// <summary>Something that happened to an entry, and was committed.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Type">The entry's type.</param>
/// <param name="Version">The entry's version after it.</param>
/// <param name="At">When it happened.</param>
/// <param name="What">What happened, in the past tense: "published".</param>
/// <param name="WasPublished">Whether readers saw the entry before.</param>
public sealed record Change(string Id, ContentType Type, int Version, DateTimeOffset At, string What, bool WasPublished)
{
    private const string Published = "published", Unpublished = "unpublished", Archived = "archived", Restored = "restored";

    /// <summary>The last words of events after which readers see an entry or don't.</summary>
    public static IReadOnlyList<string> Turns { get; } = [Published, Unpublished, Archived];

    /// <summary>The word after which readers see an entry.</summary>
    public const string Shown = Published;

    /// <summary>What it is for those who see an entry from a perspective; null where they see no difference.</summary>
    public ChangeKind? KindFor(Perspective perspective) => perspective.ShowsDraftsOf(Type) ? KindForEditors : KindForReaders;

    private ChangeKind? KindForReaders => What switch
    {
        Published => WasPublished ? ChangeKind.Changed : ChangeKind.Added,
        Unpublished or Archived => WasPublished ? ChangeKind.Removed : null,
        _ => null,
    };

    private ChangeKind? KindForEditors => What switch
    {
        Archived => ChangeKind.Removed,
        Restored => ChangeKind.Added,
        _ => Version == 1 ? ChangeKind.Added : ChangeKind.Changed,
    };
}

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>What an editor sent, in order: content, and where they want it, where they say.</summary>
public sealed record Submission<T>(T Content) where T : class, IContent<T>
{
    /// <summary>The slug asked for; null for none.</summary>
    public string? Slug { get; init; }

    /// <summary>The path asked for; null for none.</summary>
    public string? Path { get; init; }

    /// <summary>The date that readers are to see; null for none.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The slug that a new entry begins with, if it is free: the one given, or made of the path of a page or the title.</summary>
    public string WantedSlug => Slug ?? (Path is { Length: > 1 } && T.Definition.PathOf("").Length <= 1
        ? Slugs.Of(Path) : Slugs.Of(Content.Title));

    /// <summary>The draft of a new entry under a slug.</summary>
    public Draft<T> At(string slug) => new(slug, Path ?? T.Definition.PathOf(slug), Content) { Date = PublishedAt };

    /// <summary>
    /// The draft that takes the place of another. Who names no slug keeps it; a path that nobody changes keeps, too, unless it
    /// ended in the slug: then it goes with it.
    /// </summary>
    public Draft<T> After(Side<T> before)
    {
        var slug = Slug ?? before.Slug;
        var path = Path == before.Path ? null : Path;
        var moved = before.Path.EndsWith($"/{before.Slug}", StringComparison.Ordinal)
            ? $"{before.Path[..^before.Slug.Length]}{slug}" : before.Path;
        return new(slug, path ?? moved, Content) { Date = PublishedAt };
    }
}

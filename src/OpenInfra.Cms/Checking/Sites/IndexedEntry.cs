namespace OpenInfra.Cms.Checking.Sites;

/// <summary>Under which slug and path one side of an entry is found.</summary>
internal sealed record Location(string Slug, string Path);

/// <summary>As much of an entry as is kept of all at once.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Draft">Where editors find it.</param>
/// <param name="Published">Where readers find it; null where they don't.</param>
/// <param name="Name">What documents call it, where they refer to entries of its type by name; otherwise empty.</param>
/// <param name="Url">Its own URL, as its source wrote it.</param>
/// <param name="Texts">The hashes of its texts: of those that readers see, or of the draft's.</param>
internal sealed record IndexedEntry(
    ContentType Type, string Id, Status Status, Location Draft, Location? Published, string Name, string? Url, IReadOnlyList<string> Texts)
{
    /// <summary>Where readers find it, or else editors.</summary>
    public string Path => (Published ?? Draft).Path;
}

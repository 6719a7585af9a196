namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>Which files are exported: those with an entry of a type, or with one that changed since.</summary>
internal sealed class Selection(ExportOptions options, IReadOnlyDictionary<string, EntryOverview> entries)
{
    /// <summary>Whether all are.</summary>
    public bool IsAll => options.Type is null && options.Since is null;

    /// <summary>Whether a file with these entries is.</summary>
    public bool Has(IEnumerable<string> ids) => IsAll || ids.Any(id => entries.GetValueOrDefault(id) is { } entry
        && (options.Type is null || entry.Type.Name == options.Type) && (options.Since is null || entry.Changed >= options.Since));
}

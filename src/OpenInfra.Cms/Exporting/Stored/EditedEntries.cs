using Marten;
using OpenInfra.Cms.Exporting.Comparing;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>Loads entries that were edited here, as what they are to be in an export.</summary>
internal sealed class EditedEntries(
    IQuerySession session, IReadOnlyList<ContentType> types, ExportOptions options, CancellationToken cancel)
{
    /// <summary>The entries with these ids, without those that are left out.</summary>
    public async Task<IReadOnlyList<Wanted>> LoadAsync(IReadOnlyList<string> ids)
    {
        var dates = await session.ImportedDatesAsync(ids, cancel);
        var wanted = new List<Wanted>();
        foreach (var type in types) wanted.AddRange(await type.Accept(new States(session, ids, options, dates, cancel)));
        return [.. wanted.OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }
}

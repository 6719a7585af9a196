using System.Text.Json;
using System.Text.Json.Serialization;
using OpenInfra.Cms.Importing.Applying;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing;

/// <summary>What came of a file or an entry, from the best to the worst.</summary>
public enum ImportOutcome
{
    Skipped,
    Unchanged,
    Revised,
    Imported,
    Conflict,
    Failed,
}

/// <summary>What came of one file: the worst that came of its entries.</summary>
/// <param name="Path">Its place below the root.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Entries">The ids of its entries.</param>
/// <param name="Reason">Why it was skipped, failed or is in conflict, and what would be right; null otherwise.</param>
/// <param name="Line">Where in the file, from 1; null where that is unknown.</param>
/// <param name="Column">Where in the line, from 1; null where that is unknown.</param>
public sealed record FileReport(string Path, ImportOutcome Outcome, IReadOnlyList<string> Entries, string? Reason, int? Line, int? Column);

/// <summary>An account of every file of an import.</summary>
public sealed record ImportReport
{
    public int Read => Files.Count;

    public int Imported => Count(ImportOutcome.Imported);

    public int Revised => Count(ImportOutcome.Revised);

    public int Unchanged => Count(ImportOutcome.Unchanged);

    public int Conflict => Count(ImportOutcome.Conflict);

    public int Skipped => Count(ImportOutcome.Skipped);

    public int Failed => Count(ImportOutcome.Failed);

    /// <summary>How many events were appended.</summary>
    public required int Events { get; init; }

    /// <summary>Every file that was walked, by path.</summary>
    public required IReadOnlyList<FileReport> Files { get; init; }

    /// <summary>The entries that are gone from the source, where these were to be archived.</summary>
    public IReadOnlyList<PrunedEntry> Pruned { get; init; } = [];

    /// <summary>What was odd in files that were read all the same.</summary>
    public required IReadOnlyList<ImportWarning> Warnings { get; init; }

    /// <summary>Whether everything is as its source wants it.</summary>
    [JsonIgnore]
    public bool IsClean => Failed == 0 && Conflict == 0 && Pruned.All(entry => entry.Outcome != ImportOutcome.Conflict);

    /// <summary>One report of several imports.</summary>
    public static ImportReport Combine(IReadOnlyList<ImportReport> reports) => reports is [var only] ? only : new()
    {
        Events = reports.Sum(report => report.Events),
        Files = [.. reports.SelectMany(report => report.Files)],
        Pruned = [.. reports.SelectMany(report => report.Pruned)],
        Warnings = [.. reports.SelectMany(report => report.Warnings)],
    };

    /// <summary>The report as JSON, with outcomes in lower case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    private static readonly JsonSerializerOptions _json = Create();

    private static JsonSerializerOptions Create()
    {
        var json = new JsonSerializerOptions(Wire.Json) { WriteIndented = true };
        // Before the one that writes enums as they are, which would be asked first.
        json.Converters.Insert(0, new JsonStringEnumConverter<ImportOutcome>(JsonNamingPolicy.CamelCase));
        return json;
    }

    private int Count(ImportOutcome outcome) => Files.Count(file => file.Outcome == outcome);
}

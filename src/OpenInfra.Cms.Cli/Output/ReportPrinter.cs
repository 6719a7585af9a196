using System.Globalization;
using OpenInfra.Cms.Importing;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>
/// Prints the reports of imports, as compilers do: file:line:column, then what is wrong. What it said the last time it doesn't
/// say again.
/// </summary>
internal sealed class ReportPrinter(bool isDryRun)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _said = [];

    public void Print(string source, ImportReport report)
    {
        var complaints = ComplaintsIn(report).ToList();
        foreach (var complaint in complaints.Except(_said.GetValueOrDefault(source) ?? [])) Console.Error.WriteLine(complaint);
        _said[source] = complaints;
        foreach (var entry in report.Pruned ?? []) Console.WriteLine(Told(entry));
        foreach (var file in isDryRun ? report.Files.Where(file => file.Entries.Count > 0) : [])
            Console.WriteLine($"{Word(file.Outcome)} {file.Path}: {string.Join(", ", file.Entries)}");
        Console.WriteLine(
            $"{(isDryRun ? "Would be: " : "")}read {report.Read}: imported {report.Imported}, revised {report.Revised}, " +
            $"unchanged {report.Unchanged}, " +
            $"conflict {report.Conflict}, skipped {report.Skipped}, failed {report.Failed}; events {report.Events}");
    }

    private static IEnumerable<string> ComplaintsIn(ImportReport report) =>
    [
        .. report.Warnings.Select(warning => $"{warning.Path}:{Line(warning.Line)}: warning: {warning.Message}"),
        .. report.Files.Where(file => file.Reason is not null)
            .Select(file => $"{file.Path}:{Line(file.Line)}{Column(file.Column)}: {Word(file.Outcome)}: {file.Reason}"),
    ];

    private string Told(Importing.Applying.PrunedEntry entry) => entry.Outcome == ImportOutcome.Revised
        ? $"{(isDryRun ? "would archive" : "archived")} {entry.Entry}, which is gone with {entry.Path}"
        : $"{entry.Path}: {Word(entry.Outcome)}: {entry.Reason}";

    private static string Word(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Line(int? line) => (line ?? 0) is > 0 and var number ? number.ToString(CultureInfo.InvariantCulture) : "1";

    private static string Column(int? column) => column is { } number ? $":{number.ToString(CultureInfo.InvariantCulture)}" : "";
}

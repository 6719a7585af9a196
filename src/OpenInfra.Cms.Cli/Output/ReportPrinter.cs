using System.Globalization;
using OpenInfra.Cms.Importing;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Prints an import's report, as compilers do: file:line:column, then what is wrong.</summary>
internal static class ReportPrinter
{
    public static void Print(ImportReport report, bool isDryRun)
    {
        foreach (var warning in report.Warnings) Console.Error.WriteLine($"{warning.Path}:{Line(warning.Line)}: warning: {warning.Message}");
        foreach (var file in report.Files.Where(file => file.Reason is not null))
            Console.Error.WriteLine($"{file.Path}:{Line(file.Line)}{Column(file.Column)}: {Word(file.Outcome)}: {file.Reason}");
        foreach (var entry in report.Pruned ?? [])
            Console.WriteLine(entry.Outcome == ImportOutcome.Revised ? $"{(isDryRun ? "would archive" : "archived")} {entry.Entry}, which is gone with {entry.Path}"
                : $"{entry.Path}: {Word(entry.Outcome)}: {entry.Reason}");
        if (isDryRun)
        {
            foreach (var file in report.Files.Where(file => file.Entries.Count > 0)) Console.WriteLine($"{Word(file.Outcome)} {file.Path}: {string.Join(", ", file.Entries)}");
        }
        Console.WriteLine(
            $"{(isDryRun ? "Would be: " : "")}read {report.Read}: imported {report.Imported}, revised {report.Revised}, unchanged {report.Unchanged}, " +
            $"conflict {report.Conflict}, skipped {report.Skipped}, failed {report.Failed}; events {report.Events}");
    }

    private static string Word(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Line(int? line) => (line ?? 0) is > 0 and var number ? number.ToString(CultureInfo.InvariantCulture) : "1";

    private static string Column(int? column) => column is { } number ? $":{number.ToString(CultureInfo.InvariantCulture)}" : "";
}

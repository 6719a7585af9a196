using System.CommandLine;
using System.CommandLine.Parsing;
using OpenInfra.Cms.Cli.Output;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Sites;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms import PATH...`</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> _paths =
        new("PATH") { Description = "Folders or files to import.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> _source =
        new("--source") { Description = "The identity of the source; the folder's name where it is not given." };
    private static readonly Option<bool> _theirs =
        new("--theirs") { Description = "Let the source win where it has changed and the entry was edited here too." };
    private static readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be done, and write nothing." };
    private static readonly Option<bool> _prune =
        new("--prune") { Description = "Archive what is gone from the source; never what an editor made." };
    private static readonly Option<bool> _watch = new("--watch") { Description = "Go on importing whenever a file changes, until Ctrl-C." };
    private static readonly Option<bool> _explain =
        new("--explain") { Description = "Print what would be made of each kind of file and why; needs no database." };
    private static readonly Option<FileInfo?> _report =
        new("--report") { Description = "Write a report of every file to this file, as JSON." };

    public static Command Create()
    {
        var command = new Command("import", "Imports Markdown, YAML and JSON documents. Importing what has not changed does nothing.")
        {
            _paths, _source, _theirs, _prune, _dryRun, _explain, _watch, _report,
        };
        command.Validators.Add(Check);
        command.SetAction(RunAsync);
        return command;
    }

    // Before the first of several sources is imported, and before there is a database.
    private static void Check(CommandResult parsed)
    {
        var paths = parsed.GetValue(_paths) ?? [];
        foreach (var path in paths.Where(path => !Path.Exists(path)))
            parsed.AddError(path.StartsWith('-') ? $"There is no option \"{path}\"; cms import --help lists them."
                : $"There is no file or folder \"{path}\".");
        if (paths.Select(path => SourceOf(path, parsed.GetValue(_source))).GroupBy(name => name)
            .FirstOrDefault(group => group.Count() > 1) is { } same)
            parsed.AddError($"Two sources can't both be named \"{same.Key}\": import them one by one, each with a --source.");
        if (parsed.GetValue(_prune) && paths.FirstOrDefault(File.Exists) is { } one)
            parsed.AddError($"\"{one}\" is one file: what is gone from a source can only be seen in all of it.");
        if (parsed.GetValue(_report) is { Directory.Exists: false } report)
            parsed.AddError($"There is no folder \"{report.DirectoryName}\" to write the report to.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var paths = parsed.GetValue(_paths)!;
        if (parsed.GetValue(_explain)) return Explain(paths, cancel);
        using var watch = parsed.GetValue(_watch) ? new Watch(paths, parsed.GetValue(_report)) : null;
        await using var session = await Session.OpenAsync(cancel);
        var importer = new Importer(session.Store, ContentModel.Types);
        var printer = new ReportPrinter(parsed.GetValue(_dryRun));
        var reports = await ImportAsync(importer, paths, parsed, printer, cancel);
        if (watch is not null) await watch.RunAsync(path => ImportAgainAsync(importer, path, parsed, printer, cancel), cancel);
        return reports.All(report => report.IsClean) ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static async Task<List<ImportReport>> ImportAsync(
        Importer importer, string[] paths, ParseResult parsed, ReportPrinter printer, CancellationToken cancel)
    {
        var reports = new List<ImportReport>();
        foreach (var path in paths)
        {
            var options = OptionsOf(path, parsed);
            var report = await Progress.ShowAsync(progress => importer.ImportAsync(path, options, progress, cancel));
            printer.Print(path, report);
            reports.Add(report);
        }
        if (parsed.GetValue(_report) is { } file)
            await File.WriteAllTextAsync(file.FullName, ImportReport.Combine(reports).ToJson() + "\n", cancel);
        return reports;
    }

    // Whoever writes a cms.yml saves it now and then before it is done.
    private static async Task ImportAgainAsync(
        Importer importer, string path, ParseResult parsed, ReportPrinter printer, CancellationToken cancel)
    {
        try
        {
            await ImportAsync(importer, [path], parsed, printer, cancel);
        }
        catch (SiteMapException error)
        {
            Console.Error.WriteLine(error.Message);
        }
    }

    private static int Explain(string[] paths, CancellationToken cancel)
    {
        foreach (var path in paths) ExplanationPrinter.Print(Explanation.Of(path, ContentModel.Types, cancel));
        return ExitCode.Done;
    }

    private static ImportOptions OptionsOf(string path, ParseResult parsed) => new()
    {
        Source = SourceOf(path, parsed.GetValue(_source)),
        Theirs = parsed.GetValue(_theirs),
        Prune = parsed.GetValue(_prune),
        DryRun = parsed.GetValue(_dryRun),
    };

    private static string SourceOf(string path, string? name) =>
        name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}

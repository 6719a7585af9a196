using System.CommandLine;
using OpenInfra.Cms.Cli;
using OpenInfra.Cms.Cli.Commands;
using OpenInfra.Cms.Cli.Output;

var root = new RootCommand("OpenInfra CMS: imports and exports Markdown, checks and tells what is stored, looks after keys.")
{
    ImportCommand.Create(),
    ExportCommand.Create(),
    CheckCommand.Create(),
    StatsCommand.Create(),
    KeysCommand.Create(),
    DatabaseCommand.Create(),
};
root.SetAction(_ =>
{
    root.Parse("--help").Invoke(new() { Output = Console.Error });
    return ExitCode.Usage;
});

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    return ExitCode.Usage;
}
try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(4) });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. What was stored is whole; run it again to go on.");
    return ExitCode.Stopped;
}
catch (Exception error) when (Complaint.Of(error) is { } complaint)
{
    Console.Error.WriteLine(complaint);
    return ExitCode.Usage;
}

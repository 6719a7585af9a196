using System.CommandLine;
using Npgsql;
using OpenInfra.Cms.Cli;
using OpenInfra.Cms.Cli.Commands;
using OpenInfra.Cms.Storage.Embedded;

var root = new RootCommand("OpenInfra CMS: imports Markdown, checks and tells what is stored.")
{
    ImportCommand.Create(),
    CheckCommand.Create(),
    StatsCommand.Create(),
    DatabaseCommand.Create(),
};
root.SetAction(_ => ExitCode.Usage);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    return ExitCode.Usage;
}
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(4) });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. What was stored is whole; run it again to go on.");
    return ExitCode.Stopped;
}
catch (Exception error) when (error is PostgresUnavailableException or NpgsqlException or FileNotFoundException)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.Usage;
}

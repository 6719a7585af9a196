using System.CommandLine;
using OpenInfra.Cms.Checking;
using OpenInfra.Cms.Cli.Output;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms check`</summary>
internal static class CheckCommand
{
    private static readonly Option<string?> _source = new("--source") { Description = "Check only what was imported from this source." };
    private static readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private static readonly Option<string?> _assets = new("--assets")
    {
        Description = "The folder of the site's files; without it, images and files are not looked for.",
    };
    private static readonly Option<string[]> _hosts = new("--host")
    {
        Description = "A host of the site, beside those that its entries name.",
    };
    private static readonly Option<string[]> _routes = new("--route")
    {
        Description = "A path that the front end serves without an entry; \"/a/*\" for all below it.",
    };

    public static Command Create()
    {
        var command = new Command("check", "Finds broken links, missing references and the like. Ends with 1 where it finds an error.")
        {
            _source, _json, _assets, _hosts, _routes,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        var options = new CheckOptions
        {
            Source = parsed.GetValue(_source),
            Assets = parsed.GetValue(_assets),
            Hosts = parsed.GetValue(_hosts) ?? [],
            Routes = parsed.GetValue(_routes) ?? [],
        };
        var report = await new Checker(session.Store, ContentModel.Types).CheckAsync(options, cancel);
        if (parsed.GetValue(_json)) Console.WriteLine(report.ToJson());
        else FindingPrinter.Print(report);
        return report.IsClean ? ExitCode.Done : ExitCode.Incomplete;
    }
}

using OpenInfra.Cms.Checking;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Prints what a check found, as compilers do: file:line, the kind, what is wrong.</summary>
internal static class FindingPrinter
{
    public static void Print(CheckReport report)
    {
        foreach (var finding in report.Findings) Console.WriteLine($"{finding.Path}:{finding.Line}: {finding.Kind}: {finding.Message}");
        Console.WriteLine($"Hosts of the site: {(report.Hosts is [] ? "none" : string.Join(", ", report.Hosts))}");
        if (report.Assets is null) Console.WriteLine("Images and files were not looked for: --assets names their folder.");
        if (report.LikelyRoutes is not [])
            Console.WriteLine("Links lead where no entry is; if the front end serves that, say "
                + $"{string.Join(' ', report.LikelyRoutes.Select(route => $"--route '{route}'"))}");
        Console.WriteLine(report.Counts is { Count: 0 } ? "Nothing found."
            : $"Found: {string.Join(", ", report.Counts.Select(count => $"{count.Key} {count.Value}"))}");
    }
}

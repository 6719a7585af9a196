using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Contracts;

/// <summary>What clients were promised: the files in openapi/, from which the running service must not differ unnoticed.</summary>
internal static class ApprovedContract
{
    /// <summary>Fails where the service says something else than the file; writes the file instead where CMS_APPROVE is 1.</summary>
    public static async Task HoldsAsync(string file, string running)
    {
        var path = Path.Combine(Root(), "openapi", file);
        if (Environment.GetEnvironmentVariable("CMS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, running, Cancel);
        }
        var approved = File.Exists(path) ? await File.ReadAllTextAsync(path, Cancel) : "";
        if (approved == running) return;
        var (line, was, now) = FirstDifference(approved.Split('\n'), running.Split('\n'));
        Assert.Fail($"""
            The service differs from openapi/{file}, first in line {line}:
              approved: {was}
              running:  {now}
            If clients can live with that, run this test with CMS_APPROVE=1, which writes the file, and commit it.
            """);
    }

    private static (int Line, string Was, string Now) FirstDifference(string[] approved, string[] running)
    {
        var line = approved.Zip(running).TakeWhile(pair => pair.First == pair.Second).Count();
        return (line + 1, approved.ElementAtOrDefault(line) ?? "(nothing)", running.ElementAtOrDefault(line) ?? "(nothing)");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpenInfra.Cms.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return folder.FullName;
    }
}

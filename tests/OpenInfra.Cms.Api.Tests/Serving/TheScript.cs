using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

public sealed class TheScript(TestDatabases databases)
{
    private static readonly string _cms = Repository.Folder("cms");

    [Theory]
    [InlineData("up --help", "Usage: ./cms up")]
    [InlineData("serve --help", "Usage: ./cms serve")]
    [InlineData("--help", "up     Builds")]
    public async Task Help_lists_what_the_script_does_itself(string arguments, string words)
    {
        using var shell = new Shell();
        var (code, output, _) = await shell.RunAsync($"exec {_cms} {arguments}", Cancel);
        Assert.Equal(0, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up --bogus")]
    [InlineData("up --urls")]
    [InlineData("serve 8080")]
    public async Task What_it_does_not_know_is_one_line(string arguments)
    {
        using var shell = new Shell();
        var (code, output, errors) = await shell.RunAsync($"exec {_cms} {arguments}", Cancel);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(1, "up")]
    [InlineData(0, "serve")]
    public async Task It_serves_even_where_a_seed_fails(int failed, string command)
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = await databases.NewAsync() } };
        // So that all is built: from the copy, which only has links, nothing would be.
        await shell.RunAsync($"{_cms} --help", Cancel);
        Copy(shell.Folder);
        await File.WriteAllTextAsync(Path.Combine(shell.Folder, "seed-content", "broken.md"), "---\ntitle: [\n---\n", Cancel);
        using var service = shell.Start($"exec ./cms {command} --urls http://127.0.0.1:0");
        var errors = service.StandardError.ReadToEndAsync(Cancel);
        while (await service.StandardOutput.ReadLineAsync(Cancel) is { } line && !line.Contains("is ready", StringComparison.Ordinal)) ;
        Service.Signal("TERM", service.Id);
        await service.WaitForExitAsync(Cancel);

        Assert.Equal(0, service.ExitCode);
        Assert.Equal(failed > 0, (await errors).Contains("serving all the same", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_database_it_ends_with_2()
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = "Host=127.0.0.1;Port=1;Username=u" } };
        Assert.Equal(2, (await shell.RunAsync($"exec {_cms} up", Cancel)).Code);
    }

    // The programs are those of the checkout; only the seeds are the test's own.
    private static void Copy(string folder)
    {
        File.Copy(_cms, Path.Combine(folder, "cms"));
        Directory.CreateDirectory(Path.Combine(folder, "seed-content"));
        foreach (var name in new[] { "src", "global.json", "Directory.Build.props", "Directory.Packages.props" })
            if (Path.Exists(Repository.Folder(name))) File.CreateSymbolicLink(Path.Combine(folder, name), Repository.Folder(name));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Clients;

/// <summary>tests/clients: the programs of front ends, run by Node against the service. Its packages are fetched when its lock file changes.</summary>
public sealed partial class ClientProject : IAsyncLifetime
{
    private const int NodeVersion = 20;

    private static readonly string _folder = Repository.Folder("tests", "clients");
    private static readonly string _installed = Path.Combine(_folder, "node_modules", ".installed");

    private readonly Lock _gate = new();
    private string? _missing;
    private Task? _built;

    public async ValueTask InitializeAsync() => _missing = await MissingAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs scripts of the project, one after the other; skips the test where this machine can't.</summary>
    public Task RunAsync(Uri service, params string[] scripts) => RunAsync(service, key: "", scripts);

    /// <summary>Runs scripts that send a key.</summary>
    public async Task RunAsync(Uri service, string key, string[] scripts)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        foreach (var script in scripts)
        {
            var (code, output) = await NpmAsync($"run --silent {script}", service, key);
            Assert.True(code == 0, $"npm run {script} ended with {code}:\n{output}");
        }
    }

    /// <summary>Generates and compiles all programs against the schema of a service, once for all tests.</summary>
    public Task BuildAsync(Uri service)
    {
        lock (_gate) return _built ??= RunAsync(service, "schema", "relay", "codegen", "rest-types", "compile");
    }

    /// <summary>A file or folder of the project.</summary>
    public static string At(params string[] path) => Path.Combine([_folder, .. path]);

    private static async Task<string?> MissingAsync()
    {
        using var shell = new Shell();
        var (code, version, _) = await shell.RunAsync("command -v npm >/dev/null && node --version", Cancel);
        if (code != 0 || Version().Match(version) is not { Success: true } match || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) < NodeVersion)
            return $"The clients of front ends need Node {NodeVersion} and npm, which are not here.";
        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(At("package-lock.json"), Cancel)));
        if (File.Exists(_installed) && await File.ReadAllTextAsync(_installed, Cancel) == wanted) return null;
        var (failed, said) = await NpmAsync("ci --no-audit --no-fund --loglevel=error");
        if (failed == 0) await File.WriteAllTextAsync(_installed, wanted, Cancel);
        else if (!Unreachable().IsMatch(said)) throw new InvalidOperationException($"npm ci failed in tests/clients:\n{said}");
        return failed == 0 ? null : $"npm can't fetch the packages of tests/clients: {said.Split('\n')[0]}";
    }

    private static async Task<(int Code, string Output)> NpmAsync(string arguments, Uri? service = null, string key = "")
    {
        using var shell = new Shell { Variables = { ["CMS_URL"] = $"{service}".TrimEnd('/'), ["CMS_KEY"] = key, ["REDOCLY_TELEMETRY"] = "off" } };
        var (code, output, errors) = await shell.RunAsync($"cd '{_folder}' && exec npm {arguments}", Cancel);
        return (code, $"{errors}{output}");
    }

    [GeneratedRegex(@"^v(\d+)\.")]
    private static partial Regex Version();

    [GeneratedRegex("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E40[0-9]|E5[0-9][0-9]")]
    private static partial Regex Unreachable();
}

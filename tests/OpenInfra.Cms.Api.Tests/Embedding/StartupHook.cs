using OpenInfra.Cms.Api.Tests.Embedding;
using OpenInfra.Cms.Storage.Embedded;

// The runtime asks for this name, outside of any namespace. It runs before xunit's entry point, and so without any fixture.
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(AnotherProcess.FolderVariable) is not { } folder) return;
        UseAsync(folder).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task UseAsync(string folder)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(folder, CancellationToken.None);
        Console.WriteLine(postgres.ConnectionString);
        await Console.In.ReadToEndAsync();
    }
}

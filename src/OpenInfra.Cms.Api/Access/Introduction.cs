using Marten;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>
/// Tells whoever starts the service how to get in where nobody can yet: with <c>FirstKey=print</c> by a key that is made and printed
/// this once, on the terminal and not in the log.
/// </summary>
internal sealed class Introduction(IDocumentStore store, IConfiguration settings, TimeProvider time) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!"print".Equals(settings["FirstKey"], StringComparison.OrdinalIgnoreCase))
        {
            if (!settings.TakesJwts && !await store.HasKeysAsync(cancellationToken))
                Console.WriteLine("There is no key yet, so nobody can edit: ./cms keys make NAME --scope admin makes one.");
        }
        else if (await store.MakeFirstKeyAsync("the first start", time.GetUtcNow(), cancellationToken) is { } first)
        {
            Print(first.Token.Reveal());
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Print(string token) => Console.WriteLine($"""

        ==== Your first key. It may do everything, and is shown this once: ====

            {token}

        ==== Send it as Authorization: Bearer {KeyToken.Prefix}...; ./cms keys --help makes others. ====

        """);
}

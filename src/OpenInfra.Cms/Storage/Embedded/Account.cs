namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>The user that PostgreSQL runs as: whoever runs us or, as it refuses to run as root, another user there.</summary>
/// <param name="User">The user that root changes to; null where nothing is to change.</param>
/// <param name="Prefix">What to put before a program and its arguments to run it as that user.</param>
internal sealed record Account(PasswdEntry? User, IReadOnlyList<string> Prefix)
{
    /// <summary>The user for a new cluster.</summary>
    public static Task<Account> ForNewAsync(CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess) return Task.FromResult(new Account(null, []));
        var user = PasswdEntry.Named("postgres") ?? PasswdEntry.Named("nobody")
            ?? throw new PostgresUnavailableException("PostgreSQL doesn't run as root, and there is no user postgres or nobody for it.");
        return BecomeAsync(user, cancel);
    }

    /// <summary>The user that a cluster belongs to: PostgreSQL runs as no other.</summary>
    public static async Task<Account> OwningAsync(string cluster, CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess) return new(null, []);
        var stat = await Command.RunAsync(["stat", "-L", "-c", "%u:%g", cluster], cancel);
        if (!stat.Succeeded) throw PostgresUnavailableException.Failed($"Can't tell whose {cluster} is", stat.Output);
        if (stat.Output.StartsWith("0:", StringComparison.Ordinal))
            throw new PostgresUnavailableException(
                $"{cluster} belongs to root, as whom PostgreSQL doesn't run: chown -R it to another user.");
        return await BecomeAsync(PasswdEntry.Owning(stat.Output.Trim()), cancel);
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> line, CancellationToken cancel, string input = "") =>
        Command.RunAsync([.. Prefix, .. line], cancel, input);

    /// <summary>The ways from root to a user, best first.</summary>
    internal static IEnumerable<string[]> Ways(PasswdEntry user) =>
    [
        ["setpriv", "--reuid", user.Uid, "--regid", user.Gid, "--clear-groups"],
        ["runuser", "-u", user.Name, "--"],
        ["su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", user.Name, "sh"],
    ];

    private static async Task<Account> BecomeAsync(PasswdEntry user, CancellationToken cancel)
    {
        foreach (var way in Ways(user))
        {
            // Only a try shows it: BusyBox has a setpriv that can't change users, containers may lack the right.
            if ((await Command.RunAsync([.. way, "true"], cancel)).Succeeded) return new(user, way);
        }
        throw new PostgresUnavailableException(
            $"PostgreSQL doesn't run as root, and neither setpriv, runuser nor su can run it as {user.Name}.");
    }
}

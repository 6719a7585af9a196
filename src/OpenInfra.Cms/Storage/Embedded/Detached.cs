namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>Starts programs that outlive us and hold nothing of ours: no terminal, no pipe that somebody reads to its end.</summary>
internal static class Detached
{
    // Besides the three that Begin replaces, a file may be open that our own parent left to us. Only bash can close those above 9.
    private const string CloseInherited = """
        for file in /proc/self/fd/*; do
            number=${file##*/}
            case $number in
                [012]) ;;
                [3-9]) eval "exec $number>&-" ;;
                *) if [ -n "$BASH_VERSION" ]; then eval "exec $number>&-"; fi ;;
            esac
        done
        exec "$@"
        """;

    // A session of its own keeps the terminal's Ctrl-C away.
    private const string Begin = """umask 077; exec < /dev/null >> "$0" 2>&1; setsid "$@" &""";

    private static readonly string _shell = File.Exists("/bin/bash") ? "/bin/bash" : "/bin/sh";

    /// <summary>Starts a program as a user; it and all that it starts share a lock, and write to a log.</summary>
    public static Task<CommandResult> StartAsync(string sharedLock, Account account, string log, string[] line) => Command.RunAsync(
        [_shell, "-c", CloseInherited, "sh", "flock", "-s", sharedLock, .. account.Prefix, "sh", "-c", Begin, log, .. line],
        CancellationToken.None);
}

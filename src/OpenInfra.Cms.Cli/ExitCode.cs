namespace OpenInfra.Cms.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something failed or is in conflict.</summary>
    public const int Incomplete = 1;

    /// <summary>Wrong usage, or no database.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM, as shells count it.</summary>
    public const int Stopped = 130;
}

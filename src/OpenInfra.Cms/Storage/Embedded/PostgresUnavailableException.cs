namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>PostgreSQL can't be had here. The message says why, and what to do.</summary>
public sealed class PostgresUnavailableException : Exception
{
    internal PostgresUnavailableException(string message, Exception? cause = null) : base(message, cause) { }

    internal static PostgresUnavailableException NotInstalled() => new(
        "No PostgreSQL found here: install the package (apt-get install postgresql), start one in Docker "
        + "(docker run -d -p 5432:5432 -e POSTGRES_PASSWORD=... postgres:15), or set ConnectionStrings__Cms to one that runs.");

    /// <summary>What a program failed to do, with the last lines of what it said.</summary>
    internal static PostgresUnavailableException Failed(string what, string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(8);
        var full = said.Contains("No space left on device", StringComparison.Ordinal) ? " (the disk is full)" : "";
        return new($"{what}{full}: {string.Join(Environment.NewLine, lines)}");
    }
}

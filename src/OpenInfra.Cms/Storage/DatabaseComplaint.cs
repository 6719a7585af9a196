using System.Net.Sockets;
using Npgsql;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Storage;

/// <summary>Says in one line what is wrong with the database, and which setting names it; never a password.</summary>
public static class DatabaseComplaint
{
    /// <summary>The setting that names the database.</summary>
    public const string Setting = "ConnectionStrings__Cms";

    /// <summary>The line; null for what has nothing to do with the database, or is a bug and deserves its stack trace.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="connectionString">The setting's value; empty for the private database.</param>
    public static string? Of(Exception error, string? connectionString)
    {
        var causes = Causes(error).ToList();
        if (causes.OfType<PostgresUnavailableException>().FirstOrDefault() is { } unavailable) return unavailable.Message;
        if (causes.OfType<PostgresException>().FirstOrDefault() is { } refused)
            return $"{Named(connectionString)} refuses: {refused.MessageText} (SQLSTATE {refused.SqlState}).{AdviceOn(refused)}";
        return causes.FirstOrDefault(IsUnreachable) is { } unreachable
            ? $"{Named(connectionString)} can't be reached: {ReasonOf(unreachable)}."
            : null;
    }

    /// <summary>Whether the database can't be reached at the moment, or is too busy; what failed may work a little later.</summary>
    public static bool IsPassing(Exception error) => Causes(error).Any(cause => cause switch
    {
        // Of the transient ones, those of class 40 (deadlocks) come from a database that is well.
        PostgresException refused => refused.IsTransient && !refused.SqlState.StartsWith("40", StringComparison.Ordinal),
        NpgsqlException failed => failed.IsTransient,
        _ => false,
    });

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException) yield return error;
    }

    private static bool IsUnreachable(Exception error) => error is NpgsqlException or SocketException or TimeoutException;

    private static string ReasonOf(Exception error)
    {
        var reason = Causes(error).Last(IsUnreachable);
        return reason.Message.Split('\n')[0].Trim().TrimEnd('.');
    }

    private static string AdviceOn(PostgresException refused) => refused.SqlState == PostgresErrorCodes.InsufficientPrivilege
        ? " Its user must own the schema cms, or may create it: grant create on database ... to ..."
        : "";

    private static string Named(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return "The private database";
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return $"The database at {parts.Host}:{parts.Port} ({Setting})";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return $"The database ({Setting})";
        }
    }
}

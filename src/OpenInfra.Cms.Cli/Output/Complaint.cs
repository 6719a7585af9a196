using System.Net.Sockets;
using Marten.Exceptions;
using Npgsql;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Says in one line why a command could not do its work: no database, no such file.</summary>
internal static class Complaint
{
    /// <summary>The line; null for what is a bug and deserves its stack trace.</summary>
    public static string? Of(Exception error) => error switch
    {
        MartenCommandException { InnerException: NpgsqlException inner } => Of(inner),
        PostgresException refused => $"The database refuses: {refused.MessageText} (SQLSTATE {refused.SqlState}).",
        NpgsqlException or SocketException or TimeoutException => $"The database can't be reached: {error.Message.Split('\n')[0]}.",
        PostgresUnavailableException or IOException or UnauthorizedAccessException => error.Message,
        _ => null,
    };
}

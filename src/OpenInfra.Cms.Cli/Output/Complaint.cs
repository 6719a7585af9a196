using OpenInfra.Cms.Importing.Sites;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Says in one line why a command could not do its work: no database, no such file, settings that can't be used.</summary>
internal static class Complaint
{
    /// <summary>The line; null for what is a bug and deserves its stack trace.</summary>
    public static string? Of(Exception error) => DatabaseComplaint.Of(error, Session.ConnectionString)
        ?? (error is IOException or UnauthorizedAccessException or SiteMapException ? error.Message : null);
}

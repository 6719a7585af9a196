using Microsoft.AspNetCore.Diagnostics;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Answers 503 while the database can't be reached, and logs a line instead of a stack trace for each request.</summary>
internal sealed partial class Unavailability(IProblemDetailsService problems, ILogger<Unavailability> log) : IExceptionHandler
{
    /// <summary>What clients are told.</summary>
    public const string Message = "The database can't be reached at the moment. Try again in a second.";

    /// <summary>Whether an error is that the database can't be reached at the moment.</summary>
    public static bool IsCause(Exception error) => DatabaseComplaint.IsPassing(error);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsCause(exception)) return false;
        Announce(httpContext, exception);
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = Message },
        });
    }

    /// <summary>Gives the answer its status and logs why.</summary>
    public void Announce(HttpContext http, Exception? cause)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "1";
        LogUnavailable(http.Request.Path, cause?.Message.Split('\n')[0]);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path}: the database can't be reached: {Reason}")]
    private partial void LogUnavailable(string path, string? reason);
}

using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Reading.Following;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What clients are told of errors: what they can act on, and of faults in this service nothing but that there was one.</summary>
internal sealed partial class Failures(GraphQLSettings settings, ILogger<Failures> log) : ErrorInfoProvider
{
    private const string Internal = "INTERNAL", Unavailable = "UNAVAILABLE";

    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var code = executionError is not UnhandledError ? executionError.Code : IsPassing(executionError) ? Unavailable : Internal;
        return new()
        {
            // Suggestions would tell, name by name, what introspection doesn't.
            Message = settings.Introspection ? executionError.Message : Suggestion().Replace(executionError.Message, ""),
            Extensions = code is null ? null : new Dictionary<string, object?> { ["code"] = code },
        };
    }

    /// <summary>Whether the error is that the database can't be reached at the moment.</summary>
    public static bool IsPassing(ExecutionError error) => error is UnhandledError { InnerException: { } cause } && Unavailability.IsCause(cause);

    /// <summary>Keeps for the log what clients must not see.</summary>
    public Task LogAsync(UnhandledExceptionContext fault)
    {
        if (Unavailability.IsCause(fault.OriginalException))
        {
            fault.ErrorMessage = Unavailability.Message;
            return Task.CompletedTask;
        }
        if (fault.OriginalException is LostTrackException lost)
        {
            LogLost(lost.Message);
            fault.ErrorMessage = lost.Message;
            return Task.CompletedTask;
        }
        LogFault(fault.OriginalException, fault.FieldContext is { } field ? string.Join('.', field.Path) : null);
        fault.ErrorMessage = "Internal error.";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL query failed at {Path}")]
    private partial void LogFault(Exception fault, string? path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A subscription ends, and its client has to begin anew: {Reason}")]
    private partial void LogLost(string reason);

    [GeneratedRegex(@" Did you mean .*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Suggestion();
}

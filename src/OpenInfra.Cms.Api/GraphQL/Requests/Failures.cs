using GraphQL;
using GraphQL.Execution;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What clients are told of errors: what they can act on, and of faults in this service nothing but that there was one.</summary>
internal sealed partial class Failures(ILogger<Failures> log) : ErrorInfoProvider
{
    private const string Internal = "INTERNAL";

    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var code = executionError is UnhandledError ? Internal : executionError.Code;
        return new()
        {
            Message = executionError.Message,
            Extensions = code is null ? null : new Dictionary<string, object?> { ["code"] = code },
        };
    }

    /// <summary>Keeps for the log what clients must not see.</summary>
    public Task LogAsync(UnhandledExceptionContext fault)
    {
        LogFault(fault.OriginalException, fault.FieldContext is { } field ? string.Join('.', field.Path) : null);
        fault.ErrorMessage = "Internal error.";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL query failed at {Path}")]
    private partial void LogFault(Exception fault, string? path);
}

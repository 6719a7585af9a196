using System.Globalization;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation.Errors.Custom;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What clients are told of errors: what they can act on, and of faults in this service nothing but that there was one.</summary>
internal sealed partial class Failures(ILogger<Failures> log) : ErrorInfoProvider
{
    private const string Internal = "INTERNAL", Unavailable = "UNAVAILABLE";

    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var code = executionError is not UnhandledError ? executionError.Code : IsPassing(executionError) ? Unavailable : Internal;
        return new()
        {
            Message = executionError is ComplexityError ? Fraction().Replace(executionError.Message, InWhole) : executionError.Message,
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
        LogFault(fault.OriginalException, fault.FieldContext is { } field ? string.Join('.', field.Path) : null);
        fault.ErrorMessage = "Internal error.";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL query failed at {Path}")]
    private partial void LogFault(Exception fault, string? path);

    private static string InWhole(Match number) =>
        Math.Ceiling(double.Parse(number.Value, CultureInfo.InvariantCulture)).ToString("F0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+(\.\d+)?(E\+\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}

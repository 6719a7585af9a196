using GraphQL;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What a request asked for and can't have; clients tell cases apart by the code, which never changes.</summary>
internal static class Refused
{
    /// <summary>An error with a code, and a sentence that says what would be right.</summary>
    public static ExecutionError Of(string code, string message) => new(message) { Code = code };
}

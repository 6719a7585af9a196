using System.Text.Json;
using GraphQL;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>The arguments that a field was given.</summary>
internal static class Arguments
{
    /// <summary>A text that is the same for the same arguments. Not their place in the query: GraphQL.NET copies a field that fragments select twice, once for each parent.</summary>
    public static string Key(IResolveFieldContext context) => context.Arguments is { Count: > 0 } given
        ? JsonSerializer.Serialize(given.ToDictionary(argument => argument.Key, argument => argument.Value.Value)) : "";

    /// <summary>The value of an argument; null where it was not given, or given as null.</summary>
    public static object? Of(IResolveFieldContext context, string name) =>
        context.Arguments?.TryGetValue(name, out var given) == true ? given.Value : null;
}

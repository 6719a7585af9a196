using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>The arguments that a field was given.</summary>
internal static class Arguments
{
    /// <summary>
    /// A text that is the same for the same arguments. Their place in the query wouldn't do: GraphQL.NET copies a field that two fragments
    /// select, once for each parent.
    /// </summary>
    public static string Key(IResolveFieldContext context)
    {
        var given = context.Arguments?.Where(argument => argument.Value.Value is not null)
            .ToDictionary(argument => argument.Key, argument => argument.Value.Value);
        return given is { Count: > 0 } ? JsonSerializer.Serialize(given) : "";
    }

    /// <summary>Whether one of these fields of the answer is asked for.</summary>
    public static bool Selects(IResolveFieldContext context, params ReadOnlySpan<string> fields)
    {
        if (context.SubFields is not { } selected) return false;
        foreach (var one in selected.Values)
            if (fields.Contains(one.FieldType.Name)) return true;
        return false;
    }

    /// <summary>How many an argument asks for.</summary>
    /// <exception cref="ExecutionError">They are none, or more than the most.</exception>
    public static int Size(IDictionary<string, ArgumentValue>? arguments, string name, int most, int byDefault) => Of(arguments, name) switch
    {
        null => byDefault,
        int size when size >= 1 && size <= most => size,
        var other => throw Refused.Of("INVALID_PAGE", $"{name} is a number from 1 to {most}, not {other}."),
    };

    /// <summary>The value of an argument; null where it was not given, or given as null.</summary>
    public static object? Of(IResolveFieldContext context, string name) => Of(context.Arguments, name);

    /// <summary>The value of one of these arguments; null where it was not given, or given as null.</summary>
    public static object? Of(IDictionary<string, ArgumentValue>? arguments, string name) =>
        arguments?.TryGetValue(name, out var given) == true ? given.Value : null;
}

using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>The values of inputs as JSON: enums and dates as REST has them, so that one reader serves all transports.</summary>
internal static class InputJson
{
    /// <summary>An object of these members.</summary>
    /// <exception cref="global::GraphQL.ExecutionError">A text can't be stored.</exception>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, object?>> members) =>
        new(members.Select(member => KeyValuePair.Create(Checked(member.Key), Of(member.Value))));

    private static JsonNode? Of(object? value) => value switch
    {
        null => null,
        IDictionary<string, object?> members => Of((IEnumerable<KeyValuePair<string, object?>>)members),
        string text => Checked(text),
        Enum one => one.ToString(),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        BigInteger number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Of)]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    private static string Checked(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (!char.IsSurrogatePair(text, at++))
                throw Refused.Of("INVALID_TEXT", "A text holds half of a surrogate pair, which can't be stored.");
        }
        return text;
    }
}

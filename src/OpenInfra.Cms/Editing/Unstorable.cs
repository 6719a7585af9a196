using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing;

/// <summary>Finds in a draft what PostgreSQL can't store, or clients couldn't read again.</summary>
internal static class Unstorable
{
    /// <summary>How deep objects and lists may stand in each other in a field of free JSON: most parsers stop at 64, all around it included.</summary>
    public const int MaxDepth = 56;

    /// <summary>The most characters of a number; a double (IEEE 754) is told by 17 digits.</summary>
    public const int MaxDigits = 400;

    /// <summary>All that can't be stored of the values of fields.</summary>
    public static IEnumerable<Problem> In(IReadOnlyList<Field> fields, object owner, string place = "") =>
        fields.SelectMany(field => Values(field, owner, $"{place}/{field.Name}").SelectMany(one => one.Value switch
        {
            _ when field.Kind == FieldKind.Object => In(field.Members, one.Value, one.Place),
            Markdown text => CheckText(text.Source, one.Place),
            string text => CheckText(text, one.Place),
            IRef entry => CheckText(entry.Id, one.Place),
            JsonNode json => CheckJson(json, one.Place, 1),
            _ => [],
        }));

    private static IEnumerable<(object Value, string Place)> Values(Field field, object owner, string place) =>
        field.IsList ? field.ValuesOf(owner).Select((value, index) => (value, $"{place}/{index}")) : field.ValuesOf(owner).Select(value => (value, place));

    private static IEnumerable<Problem> CheckText(string? text, string place) => text is null || StorableText.CanBeStored(text) ? []
        : [new(place, text.Contains('\0', StringComparison.Ordinal)
            ? "A text can't hold the character U+0000; leave it out." : "A text can't hold half of a surrogate pair; leave it out.")];

    private static IEnumerable<Problem> CheckJson(JsonNode? json, string place, int depth) => json switch
    {
        JsonObject or JsonArray when depth > MaxDepth => [new(place, $"Objects and lists stand in each other at most {MaxDepth} deep.")],
        JsonObject members => members.SelectMany(pair => CheckText(pair.Key, place)
            .Concat(CheckJson(pair.Value, $"{place}/{Pointers.Escape(pair.Key)}", depth + 1))),
        JsonArray items => items.SelectMany((item, index) => CheckJson(item, $"{place}/{index}", depth + 1)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => CheckText(value.GetValue<string>(), place),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => CheckNumber(value.ToJsonString(), place),
        _ => [],
    };

    // RFC 8259, section 6: what no double holds is read differently by each client, and beyond 10^131072 PostgreSQL refuses it.
    private static IEnumerable<Problem> CheckNumber(string number, string place)
    {
        var isRead = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        var isLost = value == 0 && number.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9');
        if (!isRead || isLost || number.Length > MaxDigits)
            yield return new(place, $"A number is one that a double (IEEE 754) can hold, in at most {MaxDigits} characters; write others as texts.");
    }
}

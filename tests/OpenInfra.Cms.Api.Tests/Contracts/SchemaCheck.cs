using System.Globalization;
using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Rest;

namespace OpenInfra.Cms.Api.Tests.Contracts;

/// <summary>
/// Compares JSON with a schema of an OpenAPI document: as much of JSON Schema as ours uses, and strictly, so that nothing
/// undocumented is sent.
/// </summary>
internal static class SchemaCheck
{
    public static void Fits(JsonElement value, JsonElement schema, JsonElement document, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, step) => at.GetProperty(step));
            Fits(value, target, document, place);
            return;
        }
        if (schema.TryGetProperty("anyOf", out var options))
        {
            if (value.ValueKind == JsonValueKind.Null) return;
            var misfits = options.EnumerateArray().Select(option => Record.Exception(() => Fits(value, option, document, place))).ToList();
            Assert.True(misfits.Contains(null), misfits[0]?.Message);
            return;
        }
        // Without a type it may be anything.
        if (!schema.TryGetProperty("type", out _)) return;
        Assert.True(TypesOf(schema).Contains(TypeOf(value)), $"{place}: {value} is none of {schema.GetProperty("type")}");
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                FitsText(value.GetString()!, schema, place);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Fits(item, schema.GetProperty("items"), document, $"{place}[]");
                break;
            case JsonValueKind.Object:
                FitsMembers(value, schema, document, place);
                break;
        }
    }

    private static void FitsMembers(JsonElement value, JsonElement schema, JsonElement document, string place)
    {
        if (!schema.TryGetProperty("properties", out var properties)) return;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        Assert.Empty(required.Except(value.Names));
        foreach (var member in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(member.Name, out var property), $"{place}.{member.Name} is not documented");
            Fits(member.Value, property, document, $"{place}.{member.Name}");
        }
    }

    private static void FitsText(string text, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("enum", out var names)) Assert.Contains(text, names.EnumerateArray().Select(name => name.GetString()));
        var format = schema.TryGetProperty("format", out var given) ? given.GetString() : null;
        var fits = format switch
        {
            "date" => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        Assert.True(fits, $"{place}: {text} is no {format}");
    }

    private static IEnumerable<string> TypesOf(JsonElement schema) => schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } many
        ? many.EnumerateArray().Select(type => type.GetString()!) : [schema.Text("type")];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => "string",
        JsonValueKind.Number when value.TryGetInt64(out _) => "integer",
        JsonValueKind.Number => "number",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "boolean",
    };
}

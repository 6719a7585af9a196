using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Reads values by the kinds of their fields; what can't be used becomes a problem that says what would be right.</summary>
internal sealed class ValueReader(List<Problem> problems)
{
    /// <summary>Puts a field's value into an object, if it can be used.</summary>
    public void Read(JsonObject into, Field field, JsonNode? value, string owner)
    {
        var pointer = $"{owner}/{Pointers.Escape(field.Name)}";
        if (value is null)
        {
            if (!field.IsNullable) Refuse(pointer, field.IsList ? "It can't be null: give [] for none, or leave it out." : "It can't be null: leave it out.");
            return;
        }
        var read = field.IsList ? Many(field, value, pointer) : One(field, value, pointer);
        if (read is not null) into[field.Name] = read;
    }

    private JsonArray? Many(Field field, JsonNode value, string pointer)
    {
        if (value is not JsonArray list) return Refuse<JsonArray>(pointer, "A list is expected.");
        var items = new JsonArray();
        foreach (var (index, item) in list.Index())
        {
            var place = $"{pointer}/{index}";
            if (item is null) Refuse(place, "A list can't hold null.");
            else if (One(field, item, place) is { } read) items.Add(read);
        }
        return items;
    }

    private JsonNode? One(Field field, JsonNode value, string pointer) => (field.Kind, value.GetValueKind()) switch
    {
        (FieldKind.Text or FieldKind.Markdown, JsonValueKind.String) => value.DeepClone(),
        (FieldKind.Text or FieldKind.Markdown, _) => Refuse<JsonNode>(pointer, "A text is expected."),
        (FieldKind.Integer, JsonValueKind.Number) when value.AsValue().TryGetValue<int>(out var number) => number,
        (FieldKind.Integer, _) => Refuse<JsonNode>(pointer, $"A whole number from {int.MinValue} to {int.MaxValue} is expected."),
        (FieldKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.DeepClone(),
        (FieldKind.Boolean, _) => Refuse<JsonNode>(pointer, "true or false is expected."),
        (FieldKind.Date, JsonValueKind.String) when IsDate(value.GetValue<string>()) => value.DeepClone(),
        (FieldKind.Date, _) => Refuse<JsonNode>(pointer, "A date is expected, such as \"2026-01-31\"."),
        (FieldKind.Enum, JsonValueKind.String) when Enum.GetNames(field.ValueType).Contains(value.GetValue<string>()) => value.DeepClone(),
        (FieldKind.Enum, _) => Refuse<JsonNode>(pointer, $"One of {string.Join(", ", Enum.GetNames(field.ValueType))} is expected."),
        (FieldKind.Reference, JsonValueKind.String) => value.DeepClone(),
        (FieldKind.Reference, _) => Refuse<JsonNode>(pointer, $"The id of an entry is expected, such as \"{field.Target!.IdOf("...")}\"."),
        (FieldKind.Object, JsonValueKind.Object) => Nested(field, value.AsObject(), pointer),
        (FieldKind.Json, JsonValueKind.Object) => value.DeepClone(),
        (FieldKind.Object or FieldKind.Json, _) => Refuse<JsonNode>(pointer, "An object is expected."),
        _ => throw new NotSupportedException($"{field.Name}: editors can't hand in values of the field kind {field.Kind}."),
    };

    private JsonObject Nested(Field field, JsonObject given, string pointer)
    {
        var value = new JsonObject();
        foreach (var (name, node) in given)
        {
            if (field.Members.FirstOrDefault(member => member.Name == name) is { } member) Read(value, member, node, pointer);
            else Refuse($"{pointer}/{Pointers.Escape(name)}", $"There is no \"{name}\" here; there are {string.Join(", ", field.Members.Select(one => one.Name))}.");
        }
        return value;
    }

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private void Refuse(string pointer, string expected) => problems.Add(new(pointer, expected));

    private TValue? Refuse<TValue>(string pointer, string expected) where TValue : JsonNode
    {
        Refuse(pointer, expected);
        return null;
    }
}

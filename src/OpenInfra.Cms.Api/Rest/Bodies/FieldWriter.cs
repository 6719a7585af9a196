using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Writes one field of a record as JSON, the name and whatever value is there.</summary>
internal sealed class FieldWriter
{
    private readonly JsonEncodedText _name;
    private readonly Action<Utf8JsonWriter, object, Loaded> _writeOne;

    /// <param name="owner">The type or nested value that has the field, for messages.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="NotSupportedException">The field is of a kind that JSON has no form for here.</exception>
    public FieldWriter(string owner, Field field)
    {
        (Field, _name) = (field, JsonEncodedText.Encode(field.Name));
        _writeOne = OneOf(owner, field);
    }

    public Field Field { get; }

    public void Write(Utf8JsonWriter json, object record, Loaded loaded)
    {
        json.WritePropertyName(_name);
        var value = Field.Get(record);
        if (Field.IsList) WriteList(json, record, loaded);
        else if (value is null || IsHidden(value, loaded)) json.WriteNullValue();
        else _writeOne(json, value, loaded);
    }

    private void WriteList(Utf8JsonWriter json, object record, Loaded loaded)
    {
        json.WriteStartArray();
        foreach (var item in Field.ValuesOf(record))
            if (!IsHidden(item, loaded)) _writeOne(json, item, loaded);
        json.WriteEndArray();
    }

    private static bool IsHidden(object value, Loaded loaded) => value is IRef reference && !loaded.Names(reference);

    private static Action<Utf8JsonWriter, object, Loaded> OneOf(string owner, Field field) => field.Kind switch
    {
        FieldKind.Text => (json, value, _) => json.WriteStringValue((string)value),
        FieldKind.Integer => (json, value, _) => json.WriteNumberValue((int)value),
        FieldKind.Boolean => (json, value, _) => json.WriteBooleanValue((bool)value),
        FieldKind.Date => (json, value, _) => json.WriteStringValue(((DateOnly)value).ToString("O", CultureInfo.InvariantCulture)),
        FieldKind.Enum => (json, value, _) => json.WriteStringValue(value.ToString()),
        FieldKind.Markdown => (json, value, loaded) => json.WriteStringValue(((Markdown)value).Source ?? loaded[(Markdown)value].Source),
        FieldKind.Reference => (json, value, _) => json.WriteStringValue(((IRef)value).Id),
        FieldKind.Object => Nested(owner, field),
        FieldKind.Json => (json, value, _) => ((JsonNode)value).WriteTo(json),
        _ => throw new NotSupportedException($"{owner}.{field.Name}: REST has no form for the field kind {field.Kind}."),
    };

    private static Action<Utf8JsonWriter, object, Loaded> Nested(string owner, Field field)
    {
        // Only the texts of the entry itself are stored apart and loaded.
        if (field.Members.FirstOrDefault(member => member.Kind == FieldKind.Markdown) is { } text)
            throw new NotSupportedException($"{owner}.{field.Name}.{text.Name}: a nested value can't hold a long text.");
        FieldWriter[] members = [.. field.Members.Select(member => new FieldWriter($"{owner}.{field.Name}", member))];
        return (json, value, loaded) =>
        {
            json.WriteStartObject();
            foreach (var member in members) member.Write(json, value, loaded);
            json.WriteEndObject();
        };
    }
}

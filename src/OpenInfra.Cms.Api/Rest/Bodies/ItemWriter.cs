using System.Text.Json;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Writes the entries of a type as flat JSON objects that always have the same members, null or not.</summary>
internal sealed class ItemWriter
{
    private readonly IReadOnlyList<FieldWriter> _fields;
    private readonly IReadOnlyList<FieldWriter> _seo;

    /// <exception cref="NotSupportedException">A field has the name of what every entry has, or a kind without a form.</exception>
    public ItemWriter(ContentType type)
    {
        _fields = [.. Shape.OwnFields(type).Select(field => new FieldWriter(type.Name, field))];
        _seo = [.. Shape.Seo(type).Members.Select(member => new FieldWriter(type.Name, member))];
    }

    /// <summary>Writes one entry.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="withTexts">Whether it stands alone, with its long texts, or in a list, without.</param>
    /// <param name="includes">What is sent of texts beyond.</param>
    /// <param name="loaded">The texts and what is shown of the entries referred to.</param>
    /// <param name="remarks">What there is to say of the change that it answers; null for a mere read.</param>
    public void Write(Utf8JsonWriter json, View entry, bool withTexts, IReadOnlyList<Include> includes, Loaded loaded, Remarks? remarks = null)
    {
        json.WriteStartObject();
        WriteEnvelope(json, entry);
        foreach (var field in _fields)
            if (withTexts || field.Field.Kind != FieldKind.Markdown) field.Write(json, entry.Untyped, loaded);
        json.WriteStartObject("seo"u8);
        foreach (var member in _seo) member.Write(json, entry.Seo, loaded);
        json.WriteEndObject();
        json.WritePropertyName("extra"u8);
        entry.Untyped.Extra.WriteTo(json);
        if (includes is not []) WriteIncluded(json, entry, includes, loaded);
        remarks?.Write(json);
        json.WriteEndObject();
    }

    private static void WriteEnvelope(Utf8JsonWriter json, View entry)
    {
        json.WriteString("id"u8, entry.Id);
        json.WriteString("type"u8, entry.Type.Name);
        json.WriteString("slug"u8, entry.Slug);
        json.WriteString("path"u8, entry.Path);
        json.WriteNumber("version"u8, entry.Version);
        json.WriteString("status"u8, entry.Status.ToString());
        json.WriteMoment("publishedAt"u8, entry.PublishedAt);
        json.WriteString("revisedAt"u8, entry.RevisedAt.UtcDateTime);
        if (entry.Schedule is { } schedule) WriteSchedule(json, schedule);
        json.WriteString("title"u8, entry.Untyped.Title);
    }

    private static void WriteSchedule(Utf8JsonWriter json, PlannedPublication schedule)
    {
        json.WriteStartObject("schedule"u8);
        json.WriteString("at"u8, schedule.At.UtcDateTime);
        json.WriteNumber("revision"u8, schedule.Revision);
        json.WriteEndObject();
    }

    private static void WriteIncluded(Utf8JsonWriter json, View entry, IReadOnlyList<Include> includes, Loaded loaded)
    {
        json.WriteStartObject("included"u8);
        foreach (var (field, parts) in includes)
        {
            json.WriteStartObject(field.Name);
            var text = loaded[(Markdown)field.Get(entry.Untyped)!];
            foreach (var part in parts)
            {
                json.WritePropertyName(part.Name);
                part.Write(json, text);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}

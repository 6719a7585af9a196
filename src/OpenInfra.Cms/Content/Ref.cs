using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Content;

/// <summary>What all references have in common, whatever they refer to.</summary>
public interface IRef
{
    /// <summary>The id of the entry referred to: "category/news".</summary>
    string Id { get; }

    /// <summary>The type of that entry.</summary>
    ContentType Target { get; }
}

/// <summary>Refers to another entry by its id, such as "category/news"; in JSON it is that id and nothing more.</summary>
[JsonConverter(typeof(RefConverters))]
public readonly record struct Ref<T>(string Id) : IRef where T : class, IContent<T>
{
    public ContentType Target => T.Definition;
}

internal sealed class RefConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Ref<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(RefConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class RefConverter<T> : JsonConverter<Ref<T>> where T : class, IContent<T>
{
    public override Ref<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A reference is the id of an entry, not null."));

    public override void Write(Utf8JsonWriter writer, Ref<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

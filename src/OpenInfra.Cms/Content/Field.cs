using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace OpenInfra.Cms.Content;

/// <summary>The kinds of values that content is made of. Each transport knows all of them or doesn't start.</summary>
public enum FieldKind
{
    Text,
    Integer,
    Boolean,
    Date,
    Enum,
    Markdown,
    Reference,
    Object,
    Json,
}

/// <summary>One field of a content type, or one member of a nested value.</summary>
public sealed record Field
{
    /// <summary>The name in JSON, GraphQL and front matter.</summary>
    public required string Name { get; init; }

    public required FieldKind Kind { get; init; }

    public required bool IsList { get; init; }

    /// <summary>Whether it may be null; lists never are.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>The type of one value: of the items in a list, or of what a nullable holds.</summary>
    public required Type ValueType { get; init; }

    /// <summary>What the field means, for every API.</summary>
    public required string? Description { get; init; }

    /// <summary>Why clients should no longer use the field, and what instead: the words of its [Obsolete]; null where they may.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Reads the field from the record that has it.</summary>
    public required Func<object, object?> Get { get; init; }

    /// <summary>The members of a nested value; none for other kinds.</summary>
    public required IReadOnlyList<Field> Members { get; init; }

    /// <summary>The content type that this field refers to; null for other kinds.</summary>
    public ContentType? Target =>
        Kind == FieldKind.Reference ? ((IRef)Activator.CreateInstance(ValueType)!).Target : null;

    /// <summary>The field's values in some content, one or many, without nulls.</summary>
    public IEnumerable<object> ValuesOf(object content) => Get(content) switch
    {
        null => [],
        string text => [text],
        IEnumerable many when IsList => many.Cast<object>(),
        var one => [one],
    };

    /// <summary>The fields of a record, in declared order.</summary>
    /// <exception cref="NotSupportedException">A property's type is of no known kind.</exception>
    public static IReadOnlyList<Field> AllOf(Type record) =>
        [.. Wire.Json.GetTypeInfo(record).Properties.Where(property => property.Set is not null).Select(Of)];

    private static Field Of(JsonPropertyInfo property)
    {
        var isList = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        var item = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        var value = Nullable.GetUnderlyingType(item) ?? item;
        var kind = KindOf(value) ?? throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name}: no field kind for {value}.");
        return new()
        {
            Name = property.Name,
            Kind = kind,
            IsList = isList,
            IsNullable = property.IsGetNullable && !isList,
            ValueType = value,
            Description = AttributeOf<DescriptionAttribute>(property.AttributeProvider)?.Description,
            Deprecation = DeprecationOf(property.AttributeProvider),
            Get = property.Get!,
            Members = kind == FieldKind.Object ? AllOf(value) : [],
        };
    }

    /// <summary>Why a property or value should no longer be used: what its [Obsolete] says; null where it may be.</summary>
    public static string? DeprecationOf(ICustomAttributeProvider? member) => AttributeOf<ObsoleteAttribute>(member) is { } obsolete
        ? obsolete.Message ?? "No longer in use." : null;

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider? member) where TAttribute : Attribute =>
        member?.GetCustomAttributes(typeof(TAttribute), inherit: true).OfType<TAttribute>().FirstOrDefault();

    private static FieldKind? KindOf(Type type) => type switch
    {
        _ when type == typeof(string) => FieldKind.Text,
        _ when type == typeof(int) => FieldKind.Integer,
        _ when type == typeof(bool) => FieldKind.Boolean,
        _ when type == typeof(DateOnly) => FieldKind.Date,
        _ when type.IsEnum => FieldKind.Enum,
        _ when type == typeof(Markdown) => FieldKind.Markdown,
        _ when type.IsAssignableTo(typeof(IRef)) => FieldKind.Reference,
        _ when type == typeof(JsonObject) => FieldKind.Json,
        _ when type.IsClass && type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null => FieldKind.Object,
        _ => null,
    };
}

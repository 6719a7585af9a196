namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Which members the JSON of an entry has: those that every entry has, and the fields of its type between them.</summary>
internal static class Shape
{
    private const string Title = "title", SeoName = "seo", Extra = "extra", Included = "included";

    private static readonly string[] _taken = ["id", "type", "slug", "path", "version", "status", "publishedAt", "revisedAt", "schedule", "merged", "warnings", Included];

    /// <summary>The fields that only this type has, in declared order.</summary>
    /// <exception cref="NotSupportedException">A field has the name of something that every entry has.</exception>
    public static IReadOnlyList<Field> OwnFields(ContentType type)
    {
        if (type.Fields.FirstOrDefault(field => _taken.Contains(field.Name)) is { } clash)
            throw new NotSupportedException($"{type.Name}.{clash.Name}: every entry has a {clash.Name} already.");
        return [.. type.Fields.Where(field => field.Name is not (Title or SeoName or Extra))];
    }

    /// <summary>What every type tells search engines.</summary>
    public static Field Seo(ContentType type) => type.Fields.Single(field => field.Name == SeoName);

    /// <summary>The long texts of a type.</summary>
    public static IReadOnlyList<Field> Texts(ContentType type) => [.. type.Fields.Where(field => field.Kind == FieldKind.Markdown)];
}

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>
/// Where the texts of a type stand that are searched, as SQL arrays of JSON paths. What they weigh follows from their kinds: the title
/// most, then the type's own texts, those of nested values, long texts.
/// </summary>
internal sealed class SearchedFields
{
    private readonly List<(string Name, int Depth, Field Field)> _fields;

    /// <exception cref="NotSupportedException">The definition names fields that the type doesn't have.</exception>
    public SearchedFields(ContentType type)
    {
        _fields = [.. In(type.Fields.Where(field => field.Name != Wire.NameOf(nameof(IContent.Seo))), "", 0)];
        foreach (var name in type.Unsearched.Prepend(type.Titled))
        {
            if (!_fields.Exists(field => field.Name == name && field.Field.Kind == FieldKind.Text))
                throw new NotSupportedException($"{type.Name}: it has no text {name}.");
        }
        _fields.RemoveAll(field => type.Unsearched.Contains(field.Name));
        Title = Paths(field => field.Name == type.Titled);
        Own = Paths(field => field is { Depth: 0, Field.Kind: FieldKind.Text } && field.Name != type.Titled);
        Nested = Paths(field => field is { Depth: > 0, Field.Kind: FieldKind.Text });
        Long = Paths(field => field.Field.Kind == FieldKind.Markdown);
    }

    public string Title { get; }

    public string Own { get; }

    public string Nested { get; }

    public string Long { get; }

    /// <summary>An SQL array of JSON paths.</summary>
    public static string Array(IEnumerable<string> paths) => $"array[{string.Join(", ", paths.Select(path => $"'{path}'"))}]::jsonpath[]";

    private string Paths(Func<(string Name, int Depth, Field Field), bool> which) =>
        Array(_fields.Where(which).Select(field => $"${string.Concat(field.Name.Split('.').Select(step => $".\"{step}\"[*]"))}"));

    private static IEnumerable<(string, int, Field)> In(IEnumerable<Field> fields, string above, int depth) =>
        fields.SelectMany(field => In(field.Members, $"{above}{field.Name}.", depth + 1).Prepend(($"{above}{field.Name}", depth, field)));
}

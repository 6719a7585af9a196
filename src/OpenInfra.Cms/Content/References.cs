namespace OpenInfra.Cms.Content;

/// <summary>A reference that some content makes, with its place in it.</summary>
public sealed record Reference(string Pointer, ContentType Target, string Id);

/// <summary>Finds references by the kinds of the fields, so that no content type can forget to declare one.</summary>
public static class References
{
    extension(ContentType type)
    {
        /// <summary>All that the content refers to, also from within nested values.</summary>
        public IEnumerable<Reference> ReferencesOf(object content) => In(type.Fields, content, "");

        /// <summary>The fields that refer to other entries, each with the way to it: ["memberships", "source"].</summary>
        public IEnumerable<Relation> Relations => RelationsIn(type, type.Fields, []);
    }

    private static IEnumerable<Reference> In(IReadOnlyList<Field> fields, object owner, string pointer) =>
        from field in fields
        from value in field.ValuesOf(owner).Select((value, index) => (Value: value, Index: index))
        let place = field.IsList ? $"{pointer}/{field.Name}/{value.Index}" : $"{pointer}/{field.Name}"
        from reference in value.Value is IRef one ? [new Reference(place, one.Target, one.Id)] : In(field.Members, value.Value, place)
        select reference;

    private static IEnumerable<Relation> RelationsIn(ContentType type, IReadOnlyList<Field> fields, IReadOnlyList<Field> path) =>
        fields.SelectMany(field => field.Kind == FieldKind.Reference
            ? [new Relation(type, [.. path, field])]
            : RelationsIn(type, field.Members, [.. path, field]));
}

/// <summary>A field, perhaps of a nested value, through which entries of one type refer to entries of another.</summary>
public sealed record Relation(ContentType Owner, IReadOnlyList<Field> Path)
{
    /// <summary>The type referred to.</summary>
    public ContentType Target => Path[^1].Target!;

    /// <summary>The way to the field, as REST's filters and problems write it: "memberships.source".</summary>
    public string Name => string.Join('.', Path.Select(step => step.Name));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>What an entry is to be when the exported documents are imported again.</summary>
internal sealed record Wanted
{
    public required ContentType Type { get; init; }

    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Path { get; init; }

    /// <summary>The content in the form of the store: texts are hashes.</summary>
    public required JsonObject Content { get; init; }

    public required bool IsHidden { get; init; }

    /// <summary>The date of publication; null where it need not be written.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>The document that is this entry; null where documents only tell of it.</summary>
    public string? Document { get; init; }

    /// <summary>The last part of the id, which the first slug gave.</summary>
    public string Key => Type.KeyOf(Id);

    /// <summary>The hashes of its texts.</summary>
    public IEnumerable<string> Texts => ValuesOf(FieldKind.Markdown);

    /// <summary>The ids of the entries that its own fields refer to.</summary>
    public IEnumerable<string> References => ValuesOf(FieldKind.Reference);

    /// <summary>What a plan makes of an entry, in the same form.</summary>
    public static Wanted Of(PlannedEntry planned)
    {
        var (content, isPublishable) = planned.Type.Accept(new Shape(planned.Content));
        return new()
        {
            Type = planned.Type,
            Id = planned.Id,
            Slug = planned.Slug,
            Path = planned.Path,
            Content = content,
            IsHidden = planned.IsDraft || !isPublishable,
            Date = planned.PublishedAt,
            Document = planned.Told[0].IsWhole ? planned.Told[0].Document.Path : null,
        };
    }

    private IEnumerable<string> ValuesOf(FieldKind kind) =>
        from one in Type.Fields
        where one.Kind == kind
        from value in Content[one.Name] as JsonArray as IEnumerable<JsonNode?> ?? [Content[one.Name]]
        where value is not null
        select (string)value!;
}

/// <summary>Brings content that a conversion made into the form of the store, with all that its type adds.</summary>
internal sealed class Shape(JsonObject content) : IContentTypeVisitor<(JsonObject Content, bool IsPublishable)>
{
    public (JsonObject Content, bool IsPublishable) Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var typed = content.Deserialize<T>(Wire.Json)!;
        return ((JsonObject)JsonSerializer.SerializeToNode(typed, Wire.Stored)!, type.Check(typed).Count == 0);
    }
}

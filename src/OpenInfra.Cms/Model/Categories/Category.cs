using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Model.Categories;

/// <summary>A subject that posts are filed under.</summary>
[Description("A subject that posts are filed under.")]
public sealed record Category : IContent<Category>
{
    [JsonIgnore]
    public string Title => Label;

    [Description("What readers see.")]
    public string Label { get; init; } = "";

    [Description("What belongs here.")]
    public string? Description { get; init; }

    [Description("Other labels and ids that documents use for it.")]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Category> Definition { get; } = new("category", "categories", "/category")
    {
        Description = "A subject that posts are filed under.",
        Summary = category => category.Description,
        Rules = [new(nameof(Label), "A category needs a label.", category => !string.IsNullOrWhiteSpace(category.Label))],
        Titled = "label",
        Sorts = ["label"],
        Source = new() { Folders = ["categories"], Name = "label", IsMadeByName = true, Parts = OfBlogConfig },
    };

    // Netlify CMS sites keep their blog's categories in a settings file, as texts with generated ids.
    private static IEnumerable<SourceMapping> OfBlogConfig(SourceNode document) =>
        from item in document.At("categories")?.Items ?? []
        let category = item as SourceMapping
        where category is not null && category.Has("id", "text")
        select category.Without("id", "text").With("label", category["text"]).With("aliases", category["id"]);
}

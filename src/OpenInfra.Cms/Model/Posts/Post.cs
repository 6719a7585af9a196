using System.ComponentModel;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Model.Posts;

/// <summary>A dated article: blog or news.</summary>
[Description("A dated article: blog or news.")]
public sealed record Post : IContent<Post>
{
    [Description("The headline.")]
    public string Title { get; init; } = "";

    [Description("One or two sentences for lists and feeds.")]
    public string? Description { get; init; }

    [Description("Who is named as the writer where that is not an author of its own, as written.")]
    public string? Byline { get; init; }

    [Description("The image that goes with it: a URL, or a path of the site.")]
    public string? Image { get; init; }

    [Description("The text.")]
    public Markdown Body { get; init; } = Markdown.Empty;

    [Description("Who wrote it.")]
    public IReadOnlyList<Ref<Author>> Authors { get; init; } = [];

    [Description("The subjects it is filed under.")]
    public IReadOnlyList<Ref<Category>> Categories { get; init; } = [];

    [Description("The projects it is about.")]
    public IReadOnlyList<Ref<Project>> Projects { get; init; } = [];

    [Description("Free keywords.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Post> Definition { get; } = new("post", "posts", "/blog")
    {
        Description = "A dated article: blog or news.",
        Summary = post => post.Description,
        Rules = [new(nameof(Title), "A post needs a title.", post => !string.IsNullOrWhiteSpace(post.Title))],
        Filters = new Dictionary<string, string>
        {
            ["category"] = "categories",
            ["author"] = "authors",
            ["project"] = "projects",
            ["tag"] = "tags",
        },
        Sorts = ["title"],
        Unsearched = ["image"],
        Related = ["categories", "tags", "projects"],
        IsDated = true,
        Source = new()
        {
            TemplateKeys = ["blog-post"],
            Layouts = ["layouts/news.njk", "news", "post"],
            Folders = ["blog", "news", "posts", "_posts", "_drafts"],
            CommaSeparated = ["tags"],
            Keys = new Dictionary<string, string> { ["author"] = "authors", ["category"] = "categories" },
            Inferred = new Dictionary<string, string> { ["projects"] = "categories" },
        },
    };
}

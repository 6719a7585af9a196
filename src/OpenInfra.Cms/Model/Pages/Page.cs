using System.ComponentModel;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Model.Pages;

/// <summary>A page of the site, found by its path.</summary>
[Description("A page of the site, found by its path.")]
public sealed record Page : IContent<Page>
{
    [Description("The heading.")]
    public string Title { get; init; } = "";

    [Description("The line below the heading.")]
    public string? SubTitle { get; init; }

    [Description("The template that the front end renders it with.")]
    public string? Template { get; init; }

    [Description("The text.")]
    public Markdown Body { get; init; } = Markdown.Empty;

    [Description("What the template needs beyond the text: every other key of the source, as JSON.")]
    public JsonObject Data { get; init; } = [];

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Page> Definition { get; } = new("page", "pages", "")
    {
        Description = "A page of the site, found by its path.",
        Summary = page => page.SubTitle,
        Rules = [new(nameof(Title), "A page needs a title.", page => !string.IsNullOrWhiteSpace(page.Title))],
        Filters = new Dictionary<string, string> { ["template"] = "template" },
        Sorts = ["title"],
        Unsearched = ["template"],
        Source = new()
        {
            IsDefault = true,
            Folders = ["pages"],
            Keys = new Dictionary<string, string> { ["templateKey"] = "template", ["layout"] = "template" },
            Rest = "data",
        },
    };
}

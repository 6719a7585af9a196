using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OpenInfra.Cms.Model.Organizations;

namespace OpenInfra.Cms.Model.Authors;

/// <summary>Somebody who writes posts.</summary>
[Description("Somebody who writes posts.")]
public sealed record Author : IContent<Author>
{
    [JsonIgnore]
    public string Title => Name;

    [Description("The author's name.")]
    public string Name { get; init; } = "";

    [Description("Other names that documents use for the author.")]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    [Description("A portrait: a URL, or a path of the site.")]
    public string? Picture { get; init; }

    [Description("Where the author works, as the source wrote it.")]
    public string? Company { get; init; }

    [Description("Where the author works, if that is an organization known here.")]
    public Ref<Organization>? Organization { get; init; }

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Author> Definition { get; } = new("author", "authors", "/author")
    {
        Description = "Somebody who writes posts.",
        Rules = [new(nameof(Name), "An author needs a name.", author => !string.IsNullOrWhiteSpace(author.Name))],
        Filters = new Dictionary<string, string> { ["organization"] = "organization" },
        Titled = "name",
        Sorts = ["name"],
        Unsearched = ["picture"],
        Source = new()
        {
            TemplateKeys = ["tags"],
            Folders = ["authors", "author"],
            Keys = new Dictionary<string, string> { ["authorName"] = "name" },
            Name = "name",
            IsMadeByName = true,
            Joints = [" and ", " & "],
            Inferred = new Dictionary<string, string> { ["organization"] = "company" },
        },
    };
}

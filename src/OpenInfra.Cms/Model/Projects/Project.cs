using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Model.Projects;

/// <summary>How a project stands to the foundation.</summary>
[Description("How a project stands to the foundation.")]
public enum ProjectStage
{
    [Description("A project of the foundation.")]
    Confirmed,

    [Description("A project that is on its way to be confirmed.")]
    Pilot,

    [Description("People who work on a subject across projects.")]
    WorkingGroup,

    [Description("A project of others that the foundation supports.")]
    Supported,

    [Description("A project of others that open infrastructure is built with.")]
    Ecosystem,
}

/// <summary>A link with its words.</summary>
[Description("A link with its words.")]
public sealed record ProjectLink
{
    [Description("The words.")]
    public string Text { get; init; } = "";

    [Description("Where it leads, as the source wrote it.")]
    public string Url { get; init; } = "";
}

/// <summary>What a project is good for.</summary>
[Description("What a project is good for.")]
public sealed record ProjectFeature
{
    [Description("The words.")]
    public string Text { get; init; } = "";

    [Description("An image that stands for it.")]
    public string? Icon { get; init; }
}

/// <summary>An open source project or working group.</summary>
[Description("An open source project or working group.")]
public sealed record Project : IContent<Project>
{
    [JsonIgnore]
    public string Title => Name;

    [Description("The project's name.")]
    public string Name { get; init; } = "";

    [Description("Other names that documents use for it.")]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    [Description("How it stands to the foundation.")]
    public ProjectStage? Stage { get; init; }

    [Description("What it is, in a line.")]
    public string? Tagline { get; init; }

    [Description("What it is, in a few sentences.")]
    public string? Description { get; init; }

    [Description("Its logo: a URL, or a path of the site.")]
    public string? Logo { get; init; }

    [Description("Its site.")]
    public string? Website { get; init; }

    [Description("Where to find more.")]
    public IReadOnlyList<ProjectLink> Links { get; init; } = [];

    [Description("What it is good for.")]
    public IReadOnlyList<ProjectFeature> Features { get; init; } = [];

    [Description("The year in which it was launched.")]
    public int? Launched { get; init; }

    [Description("Who launched it.")]
    public IReadOnlyList<string> Founders { get; init; } = [];

    [Description("Who contributes, as the sources say it.")]
    public IReadOnlyList<string> Contributors { get; init; } = [];

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Project> Definition { get; } = new("project", "projects", "/projects")
    {
        Description = "An open source project or working group.",
        Summary = project => project.Description ?? project.Tagline,
        Rules = [new(nameof(Name), "A project needs a name.", project => !string.IsNullOrWhiteSpace(project.Name))],
        Filters = new Dictionary<string, string> { ["stage"] = "stage" },
        Titled = "name",
        Sorts = ["name", "launched"],
        Unsearched = ["logo", "website", "links.url", "features.icon"],
        Source = new() { Folders = ["projects"], Name = "name", Parts = ProjectSources.Find },
    };
}

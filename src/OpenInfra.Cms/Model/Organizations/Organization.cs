using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Model.Organizations;

/// <summary>A company, university or foundation that is or was a member.</summary>
[Description("A company, university or foundation that is or was a member.")]
public sealed record Organization : IContent<Organization>
{
    [JsonIgnore]
    public string Title => Name;

    [Description("The organization's name.")]
    public string Name { get; init; } = "";

    [Description("Other names that documents use for it.")]
    public IReadOnlyList<string> Aliases { get; init; } = [];

    [Description("Who they are and what they contribute; may hold HTML where the source does.")]
    public string? Description { get; init; }

    [Description("Its logo: a URL, or a path of the site.")]
    public string? Logo { get; init; }

    [Description("Its site.")]
    public string? Website { get; init; }

    [Description("What it is or was a member of, one for each level and each document that says so.")]
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    public Seo? Seo { get; init; }

    public JsonObject Extra { get; init; } = [];

    public static ContentType<Organization> Definition { get; } = new("organization", "organizations", "/members")
    {
        Description = "A company, university or foundation that is or was a member.",
        Summary = organization => organization.Description,
        Rules =
        [
            new(nameof(Name), "An organization needs a name.", organization => !string.IsNullOrWhiteSpace(organization.Name)),
            new(nameof(Memberships), "A membership needs the name of its foundation.",
                organization => organization.Memberships.All(membership => !string.IsNullOrWhiteSpace(membership.Foundation))),
        ],
        Filters = new Dictionary<string, string> { ["level"] = "memberships.level", ["foundation"] = "memberships.foundation" },
        Titled = "name",
        Sorts = ["name"],
        Unsearched = ["logo", "website"],
        Source = new()
        {
            Folders = ["organizations", "members"],
            Name = "name",
            Keys = new Dictionary<string, string> { ["url"] = "website" },
            Whole = OrganizationSources.OfMember,
            Parts = OrganizationSources.Find,
        },
    };
}

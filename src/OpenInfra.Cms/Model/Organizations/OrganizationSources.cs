using System.Globalization;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Model.Organizations;

/// <summary>The list of members by level that openinfra.dev takes from its membership service.</summary>
internal static class OrganizationSources
{
    public static IEnumerable<SourceMapping> Find(SourceNode document) =>
        from list in document is SourceSequence lists ? lists.Nodes : []
        from member in list.At("supporting_companies")?.Items ?? []
        let company = member.At("company") as SourceMapping
        where company is not null
        select company.Without("url")
            .With("website", company["url"])
            .With("memberships", MembershipOf((SourceMapping)list));

    // "level: silver" in a file of its own: a member of the foundation whose site it is.
    public static SourceMapping OfMember(SourceMapping member, SiteFacts site) =>
        member["level"] is not { } level || member.Has("memberships") ? member
            : member.Without("level", "foundation").With("memberships", new SourceMapping([], level.Line, level.Column)
                .With("foundation", member["foundation"]?.Text ?? site.Title)
                .With("level", level));

    private static SourceMapping MembershipOf(SourceMapping list) => new SourceMapping([], list.Line, list.Column)
        .With("foundation", "OpenInfra Foundation")
        .With("level", LevelOf(list["name"]?.Text))
        .With("status", list["is_active"]?.Text == "true" ? nameof(MembershipStatus.Active) : nameof(MembershipStatus.Former));

    // "PLATINUM MEMBERS", "INFRASTRUCTURE DONORS": the level in the plural.
    private static string LevelOf(string? title)
    {
        var words = (title ?? "").Replace(" MEMBERS", "", StringComparison.OrdinalIgnoreCase).TrimEnd('S', 's');
        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words.ToLowerInvariant()).Replace(" ", "", StringComparison.Ordinal);
    }
}

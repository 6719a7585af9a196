namespace OpenInfra.Cms.Tests.Seeds;

internal sealed record SeedCategory
{
    public string Label { get; init; } = "";
    public string Description { get; init; } = "";
    public List<string> Aliases { get; init; } = [];
}

internal sealed record SeedProject
{
    public string Name { get; init; } = "";
    public List<string> Aliases { get; init; } = [];
    public string Stage { get; init; } = "";
    public string Tagline { get; init; } = "";
    public string Description { get; init; } = "";
    public string Website { get; init; } = "";
    public List<SeedLink> Links { get; init; } = [];
    public int? Launched { get; init; }
    public List<string> Founders { get; init; } = [];
    public List<string> Contributors { get; init; } = [];
}

internal sealed record SeedLink
{
    public string Text { get; init; } = "";
    public string Url { get; init; } = "";
}

internal sealed record SeedOrganization
{
    public string Name { get; init; } = "";
    public List<string> Aliases { get; init; } = [];
    public string Description { get; init; } = "";
    public List<SeedMembership> Memberships { get; init; } = [];
}

internal sealed record SeedMembership
{
    public string Foundation { get; init; } = "";
    public string Level { get; init; } = "";
    public List<string> AsOf { get; init; } = [];
    public string Source { get; init; } = "";
}

internal sealed record SeedAuthor
{
    public string Name { get; init; } = "";
    public string Company { get; init; } = "";
}

namespace OpenInfra.Cms.Tests.Seeds;

public sealed class TheSeedNames
{
    private static readonly Dictionary<string, SeedCategory> _categories = SeedFiles.Entries<SeedCategory>("categories");
    private static readonly Dictionary<string, SeedProject> _projects = SeedFiles.Entries<SeedProject>("projects");
    private static readonly Dictionary<string, SeedOrganization> _organizations = SeedFiles.Entries<SeedOrganization>("organizations");
    private static readonly Dictionary<string, SeedAuthor> _authors = SeedFiles.Entries<SeedAuthor>("authors");

    [Fact]
    public void Stand_in_a_document_letter_by_letter()
    {
        string[] names =
        [
            .. _categories.Values.SelectMany(category => (string[])[category.Label, .. category.Aliases]),
            .. _projects.Values.SelectMany(project => (string[])[project.Name, .. project.Aliases, .. project.Founders]),
            .. _organizations.Values.SelectMany(organization => (string[])[organization.Name, .. organization.Aliases]),
            .. _authors.Values.SelectMany(author => (string[])[author.Name, author.Company]).Where(name => name != ""),
        ];
        Assert.All(names, name => Assert.True(SeedDocument.AnySays(name), $"No document says {name}."));
    }

    [Fact]
    public void Belong_to_one_organization_only()
    {
        var names = _organizations.Values.SelectMany(organization => (string[])[organization.Name, .. organization.Aliases]).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void Are_those_of_the_authors_that_the_posts_name()
    {
        var named = SeedDocument.All.Select(document => document.FrontMatter.GetValueOrDefault("author")).OfType<string>();
        Assert.Equal(named.ToHashSet(), _authors.Values.Select(author => author.Name).ToHashSet());
    }

    [Fact]
    public void Are_those_of_the_categories_that_the_posts_name()
    {
        var named = SeedDocument.All.Select(document => document.FrontMatter.GetValueOrDefault("category")).OfType<List<object>>()
            .SelectMany(list => list).Cast<Dictionary<object, object>>()
            .Select(category => $"{category["label"]}: {category.GetValueOrDefault("id") ?? category["value"]}");
        var known = _categories.Values.SelectMany(category => category.Aliases, (category, alias) => $"{category.Label}: {alias}");
        Assert.Equal(named.ToHashSet(), known.ToHashSet());
    }

    [Fact]
    public void Have_addresses_from_the_documents_too() => Assert.All(
        _projects.Values.SelectMany(project => (string[])[project.Website, .. project.Links.Select(link => link.Url)]),
        address => Assert.True(SeedDocument.AnySays(address), $"No document links to {address}."));
}

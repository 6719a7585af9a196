using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Pages;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class FindingTitles(TestDatabases databases)
{
    [Theory]
    [InlineData("seo: {title: From seo}", "# Heading\n", "From seo")]
    [InlineData("title: ''", "Text.\n\n## A *heading*\n", "A heading")]
    [InlineData("title: [not, a, title]", "# Heading\n", "Heading")]
    [InlineData("x: 1", "Text.\n", "some-page")]
    [InlineData("title: 2022", "", "2022")]
    [InlineData("title: yes", "", "yes")]
    public async Task A_document_without_a_title_takes_it_from_its_seo_data_its_first_heading_or_its_name(string keys, string body, string title)
    {
        var (page, _) = await Site.OneAsync<Page>(databases, "page/some-page", "some-page.md", Markdown(keys, body));
        Assert.Equal(title, page.Published!.Content.Title);
    }

    [Theory]
    [InlineData("title: \"‘Open for Business’: OpenInfra\n  Foundation\"", "‘Open for Business’: OpenInfra Foundation")]
    [InlineData("title: One\n  two\n  three", "One two three")]
    [InlineData("title: >-\n  One\n  two", "One two")]
    [InlineData("title: \"OpenInfra\\_Live\"", "OpenInfra\u00a0Live")]
    [InlineData("title: 'It''s “quoted”'", "It's “quoted”")]
    [InlineData("title: narrow\u202fspace", "narrow\u202fspace")]
    public async Task A_title_is_what_YAML_says(string keys, string title)
    {
        var (page, report) = await Site.OneAsync<Page>(databases, "page/a", "a.md", Markdown(keys));
        Assert.Equal(title, page.Published!.Content.Title);
        Assert.Empty(report.Warnings);
    }
}

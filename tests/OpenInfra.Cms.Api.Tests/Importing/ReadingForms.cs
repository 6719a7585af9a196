using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model.Pages;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class ReadingForms(TestDatabases databases)
{
    [Theory]
    [InlineData("---\ntitle: A\n---\nBody.\n", "Body.\n")]
    [InlineData("---\ntitle: A\n---\nNo final newline", "No final newline")]
    [InlineData("---\ntitle: A\n---\n\n\n  Body.  \n\n", "\n\n  Body.  \n\n")]
    [InlineData("---\r\ntitle: A\r\n---\r\nBody.\r\nMore.\r\n", "Body.\r\nMore.\r\n")]
    [InlineData("\uFEFF---\ntitle: A\n---\nBody.\n", "Body.\n")]
    [InlineData("---  \ntitle: A\n--- \t\nBody.\n", "Body.\n")]
    [InlineData("---\ntitle: A\n---\nAbove\n\n---\n\nBelow\n", "Above\n\n---\n\nBelow\n")]
    [InlineData("---\ntitle: A\n---", "")]
    [InlineData("---\ntitle: A\n...\nBody.\n", "Body.\n")]
    [InlineData("---json\n{\"title\": \"A\"}\n---\nBody.\n", "Body.\n")]
    [InlineData("{\n  \"title\": \"A\"\n}\n\nBody.\n", "\nBody.\n")]
    [InlineData("---\ntitle: A\n---\n<script>alert(1)</script><iframe src=x></iframe>\n", "<script>alert(1)</script><iframe src=x></iframe>\n")]
    public async Task The_body_is_what_follows_the_front_matter_to_the_byte(string text, string body)
    {
        await using var site = await Site.NewAsync(databases, ("a.md", text));
        var page = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(("A", body), (page.Published!.Content.Title, await site.TextAsync(page.Published.Content.Body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Text alone.\n")]
    [InlineData("---\n---\nText.\n")]
    [InlineData("---- \nA rule of four.\n")]
    [InlineData("{not json}\n")]
    public async Task A_document_without_front_matter_is_a_page_named_after_its_file(string text)
    {
        await using var site = await Site.NewAsync(databases, ("a.md", text));
        var page = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(("a", text.Replace("---\n---\n", "", StringComparison.Ordinal)), (page.Published!.Content.Title, await site.TextAsync(page.Published.Content.Body)));
    }

    [Fact]
    public async Task Between_two_rules_a_text_that_is_no_keys_with_values_stays_in_the_body()
    {
        const string Text = "---\nJust a sentence.\n---\nMore.\n";
        await using var site = await Site.NewAsync(databases, ("a.md", Text));
        var page = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(Text, await site.TextAsync(page.Published!.Content.Body));
        Assert.Contains((await site.ImportAsync()).Warnings, warning => warning.Line == 1 && warning.Message.Contains("no keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Front_matter_that_is_never_closed_is_all_of_the_file_with_a_warning()
    {
        var (page, report) = await Site.OneAsync<Page>(databases, "page/a", "a.md", "---\ntitle: A\nfields:\n  x: 1\n");
        Assert.Equal(("A", 1), (page.Draft.Content.Title, (int?)page.Draft.Content.Data["fields"]?["x"]));
        Assert.Contains("never closed", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF_16_with_a_mark_is_text(bool bigEndian)
    {
        await using var site = await Site.NewAsync(databases);
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        site.Write("a.md", [.. encoding.GetPreamble(), .. encoding.GetBytes("---\ntitle: Ildikó\n---\nBody.\n")]);
        Assert.Equal("Ildikó", (await site.ImportedAsync<Page>("page/a")).Draft.Content.Title);
    }

    [Fact]
    public async Task TOML_front_matter_is_refused_with_what_would_be_right()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", "+++\ntitle = 'A'\n+++\nBody.\n"));
        var file = Assert.Single((await site.ImportAsync()).Files);
        Assert.Equal((ImportOutcome.Failed, 1, 1), (file.Outcome, file.Line, file.Column));
        Assert.Contains("TOML", file.Reason, StringComparison.Ordinal);
        Assert.Contains("---", file.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_600_KB_with_an_image_in_it_is_kept()
    {
        var body = $"![]({new string('A', 600_000)})\n";
        await using var site = await Site.NewAsync(databases, ("a.md", $"---\ntitle: A\nhtml: '<style>{new string('x', 1000)}</style>'\n---\n{body}"));
        var page = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(body, await site.TextAsync(page.Published!.Content.Body));
    }
}

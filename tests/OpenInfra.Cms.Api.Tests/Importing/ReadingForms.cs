using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
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
    [InlineData("+++\ntitle = 'A'\n+++\nBody.\n", "Body.\n")]
    [InlineData("+++ \r\ntitle = \"A\"\r\n+++\r\n\r\nBody.", "\r\nBody.")]
    [InlineData("---toml\ntitle = 'A'\n---\nBody.\n", "Body.\n")]
    [InlineData("+++\ntitle = 'A'\nsummary = \"\"\"\n---\n\"\"\"\n+++\nAbove\n\n---\n\nBelow\n", "Above\n\n---\n\nBelow\n")]
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

    [Theory]
    [InlineData("+++\n+++\nText.\n")]
    [InlineData("---toml\n# nothing\n---\nText.\n")]
    public async Task TOML_without_a_key_is_as_no_front_matter(string text)
    {
        await using var site = await Site.NewAsync(databases, ("a.md", text));
        Assert.Equal("Text.\n", await site.TextAsync((await site.ImportedAsync<Page>("page/a")).Published!.Content.Body));
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

    [Theory]
    [InlineData("\n---\ntitle: A\n---\nText.\n")]
    [InlineData("  ---\ntitle: A\n---\nText.\n")]
    [InlineData("--- # the front matter\ntitle: A\n---\nText.\n")]
    [InlineData("{\n  \"title\": \"A\",,\n}\nText.\n")]
    [InlineData("---js\n{title: 'A'}\n---\nText.\n")]
    [InlineData("---title: A\n---\nText.\n")]
    [InlineData("---\rtitle: A\r---\rText.\r")]
    [InlineData("Title: A\nDate: 2022-06-07\n\nText.\n")]
    [InlineData("title: A\r\ndate: 2022-06-07\r\n---\r\nText.\r\n")]
    public async Task What_was_meant_as_front_matter_and_is_none_is_kept_as_text_with_a_warning(string text)
    {
        await using var site = await Site.NewAsync(databases, ("a.md", text));
        var report = await site.ImportAsync();
        Assert.Contains(report.Warnings, warning => warning.Line == 1 && warning.Message.Contains("front matter", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(text, await site.TextAsync((await site.LoadAsync<Page>("page/a"))!.Published!.Content.Body));
    }

    [Theory]
    [InlineData("----\nText: one\n")]
    [InlineData("A heading: with a colon\n---\nText.\n")]
    [InlineData("Note: one line.\n\nText.\n")]
    [InlineData("\n---\nA rule above.\n")]
    [InlineData("---\n\nA rule above.\n\n---\n")]
    public async Task A_rule_is_not_taken_for_front_matter(string text)
    {
        await using var site = await Site.NewAsync(databases, ("a.md", text));
        Assert.DoesNotContain((await site.ImportAsync()).Warnings, warning => warning.Message.StartsWith("Front matter begins", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_of_any_kind_are_kept_as_they_stand()
    {
        const string Body = "[a](www.example.org) [b]() [c](example.org/x) ![d](/static/0a1b2c/d.png) <a href=\"\">e</a> [f](<a b>)\n";
        await using var site = await Site.NewAsync(databases, ("a.md", $"---\ntitle: A\n---\n{Body}"));
        var page = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(Body, await site.TextAsync(page.Published!.Content.Body));
        Assert.Empty((await site.ImportAsync()).Warnings);
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

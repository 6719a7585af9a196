using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class EditingFields(TestDatabases databases)
{
    private const string File = "src/pages/blog/hello.md", Id = "post/hello";

    private const string Hello = """
        ---
        # Written with Netlify CMS.
        templateKey: blog-post
        title: "Hello: a world"   # the headline
        author: Ada Lovelace
        date: 2022-06-07T09:26:12.000Z
        category:
          - value: category-A1
            label: News & Announcements # first
          # and then
          - value: category-B2
            label: Community
        description: >-
          A long text
          on two lines.
        tags: [one, 'two', "three"]
        oddity:
            deep: {a: 1, b: "two"}
            list:
            - x
            - y

        hidePost: false
        seo:
          title: 'It''s hello'
          url: https://openinfra.dev/blog/hello
          # who
          twitterUsername: "@OpenInfraDev"
        ---
        Body.

        ---
        More.
        """;

    private const string Other = """
        ---
        templateKey: blog-post
        title: Other
        author: Grace Hopper
        category:
          - value: category-C3
            label: Events
        ---
        Text.
        """;

    public static TheoryData<string, Func<Post, Post>, string[]> Edits => new()
    {
        { "title", post => post with { Title = "Hello again" },
            ["-title: \"Hello: a world\"   # the headline", "+title: \"Hello again\"   # the headline"] },
        { "a title with quotes", post => post with { Title = "He said \"no\": \\" },
            ["-title: \"Hello: a world\"   # the headline", "+title: \"He said \\\"no\\\": \\\\\"   # the headline"] },
        { "description", post => post with { Description = "Short" },
            ["-description: >-", "-  A long text", "-  on two lines.", "+description: Short"] },
        { "no description", post => post with { Description = null }, ["-description: >-", "-  A long text", "-  on two lines."] },
        { "a description of lines", post => post with { Description = "One\n\n  two: #\nthree" },
            ["-description: >-", "-  A long text", "-  on two lines.", "+description: |-", "+  One", "+", "+    two: #", "+  three"] },
        { "a new field", post => post with { Image = "/img/a.png" }, ["+image: /img/a.png"] },
        { "a text like a number", post => post with { Byline = "010" }, ["+byline: \"010\""] },
        { "seo.title", post => post with { Seo = post.Seo! with { Title = "It's more" } },
            ["-  title: 'It''s hello'", "+  title: 'It''s more'"] },
        { "seo.description", post => post with { Seo = post.Seo! with { Description = "New" } }, ["+  description: New"] },
        { "no seo.twitterUsername", post => post with { Seo = post.Seo! with { TwitterUsername = null } },
            ["-  twitterUsername: \"@OpenInfraDev\""] },
        { "tags", post => post with { Tags = ["one", "two", "four, five"] },
            ["-tags: [one, 'two', \"three\"]", "+tags: [one, 'two', \"four, five\"]"] },
        { "no tags", post => post with { Tags = [] }, ["-tags: [one, 'two', \"three\"]"] },
        { "a category less", post => post with { Categories = [post.Categories[1]] },
            ["-  - value: category-A1", "-    label: News & Announcements # first"] },
        { "a category more", post => post with { Categories = [.. post.Categories, new("category/events")] },
            ["+  - value: category-C3", "+    label: Events"] },
        { "another author", post => post with { Authors = [new("author/grace-hopper")] },
            ["-author: Ada Lovelace", "+author: Grace Hopper"] },
        { "two authors", post => post with { Authors = [.. post.Authors, new("author/grace-hopper")] },
            ["-author: Ada Lovelace", "+author: Ada Lovelace and Grace Hopper"] },
        { "extra", post => post with { Extra = With(post.Extra, "oddity", "deep", "b", "three") },
            ["-    deep: {a: 1, b: \"two\"}", "+    deep: {a: 1, b: \"three\"}"] },
        { "new extra", post => post with { Extra = Merged(post.Extra, new() { ["new"] = new JsonObject { ["a"] = new JsonArray(1, "b") } }) },
            ["+new:", "+  a:", "+    - 1", "+    - b"] },
        { "body", post => post with { Body = Markdown.Of("Else.\n") }, ["-Body.", "+Else.", "----", "-More."] },
    };

    [Theory]
    [MemberData(nameof(Edits), DisableDiscoveryEnumeration = true)]
    public async Task Only_the_lines_of_a_field_change_and_an_import_brings_back_the_edit_and_nothing_else(string name, Func<Post, Post> edit, string[] lines)
    {
        Assert.NotEmpty(name);
        await using var site = await SiteAsync();
        await site.EditAsync(Id, edit);
        Assert.Equal(lines, await site.DiffAsync(File));
        await AssertComesBackAsync(site);
    }

    [Fact]
    public async Task Hiding_and_showing_changes_the_dialects_key()
    {
        await using var site = await SiteAsync();
        await HideAsync(site, Id);
        Assert.Equal(["-hidePost: false", "+hidePost: true"], await site.DiffAsync(File));
        await AssertComesBackAsync(site);
        await using var session = site.Store.LightweightSession();
        Done(await session.PublishAsync<Post>(Id, (await site.LoadAsync<Post>(Id))!.Version, null, Cancel));
        Assert.Equal(["-hidePost: true", "+hidePost: false"], await site.DiffAsync(File));
    }

    [Fact]
    public async Task A_date_keeps_the_form_it_had()
    {
        await using var site = await SiteAsync();
        await using var session = site.Store.LightweightSession();
        Done(await session.PublishAsync<Post>(Id, (await site.LoadAsync<Post>(Id))!.Version, new DateTimeOffset(2023, 1, 2, 3, 4, 5, TimeSpan.Zero), Cancel));
        Assert.Equal(["-date: 2022-06-07T09:26:12.000Z", "+date: 2023-01-02T03:04:05.000Z"], await site.DiffAsync(File));
        await AssertComesBackAsync(site);
    }

    [Theory]
    [InlineData("moved", "/blog/hello", "+slug: moved")]
    [InlineData("moved", "/news/moved", "+path: /news/moved")]
    [InlineData("moved", "/news/elsewhere", "+path: /news/elsewhere", "+slug: moved")]
    public async Task A_new_place_is_written_beside_the_url_which_stays_what_its_editor_wrote(string slug, string path, params string[] lines)
    {
        await using var site = await SiteAsync();
        await site.EditAsync<Post>(Id, post => post, slug: slug, path: path);
        Assert.Equal(lines, await site.DiffAsync(File));
        await AssertImportsAsNothingAsync(site);
    }

    [Fact]
    public async Task A_url_brings_its_path_along_only_where_the_entry_moved_there()
    {
        await using var site = await SiteAsync();
        await site.EditAsync<Post>(Id, post => post with { Seo = post.Seo! with { Url = "https://openinfra.dev/news/moved" } }, slug: "moved", path: "/news/moved");
        Assert.Equal(["-  url: https://openinfra.dev/blog/hello", "+  url: https://openinfra.dev/news/moved"], await site.DiffAsync(File));
        await site.EditAsync<Post>(Id, post => post with { Seo = post.Seo! with { Url = "https://elsewhere.org/copy" } });
        Assert.Equal(
            ["-  url: https://openinfra.dev/blog/hello", "+  url: https://elsewhere.org/copy", "+path: /news/moved"], await site.DiffAsync(File));
        await AssertImportsAsNothingAsync(site);
    }

    [Fact]
    public async Task A_draft_is_exported_as_editors_see_it_and_with_published_as_readers_do()
    {
        await using var site = await SiteAsync();
        await site.EditAsync<Post>(Id, post => post with { Title = "Later" }, publish: false);
        Assert.Equal(2, (await site.DiffAsync(File)).Length);
        Assert.Empty(await site.DiffAsync(File, new() { Published = true }));
        await HideAsync(site, "post/other");
        var (report, files) = await site.ExportAsync(new() { Published = true });
        Assert.Equal([File], files.Keys);
        Assert.Equal(1, report.LeftOut);
    }

    internal static async Task HideAsync(Site site, string id)
    {
        await using var session = site.Store.LightweightSession();
        Done(await session.WithdrawAsync<Post>(id, (await site.LoadAsync<Post>(id))!.Version, Cancel));
    }

    private async Task AssertComesBackAsync(Site site)
    {
        var (_, files) = await site.ExportAsync();
        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            foreach (var id in new[] { Id, "post/other" })
            {
                var (mine, theirs) = ((await site.LoadAsync<Post>(id))!, (await other.LoadAsync<Post>(id))!);
                Assert.Equal(Text(mine.Draft), Text(theirs.Draft));
                Assert.Equal((mine.Status, mine.Published is null ? null : Text(mine.Published)), (theirs.Status, theirs.Published is null ? null : Text(theirs.Published)));
            }
        }
        await AssertImportsAsNothingAsync(site);
    }

    private static async Task AssertImportsAsNothingAsync(Site site)
    {
        var (_, files) = await site.ExportAsync();
        foreach (var (path, bytes) in files) site.Write(path, bytes);
        var again = await site.ImportAsync();
        Assert.Equal((0, 2), (again.Events, again.Unchanged));
    }

    private static string Text(Side<Post> side) => System.Text.Json.JsonSerializer.Serialize(side, Wire.Stored);

    private static JsonObject With(JsonObject extra, params string[] way)
    {
        var copy = extra.DeepClone().AsObject();
        var owner = way[..^2].Aggregate((JsonNode)copy, (node, key) => node[key]!);
        owner[way[^2]] = way[^1];
        return copy;
    }

    private static JsonObject Merged(JsonObject extra, JsonObject more) => new(extra.Concat(more).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private async Task<Site> SiteAsync()
    {
        var site = await Site.NewAsync(databases, (File, Hello), ("src/pages/blog/other.md", Other));
        await site.ImportedAsync<Post>(Id);
        return site;
    }
}

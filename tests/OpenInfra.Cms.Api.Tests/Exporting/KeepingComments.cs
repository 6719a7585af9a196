using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class KeepingComments(TestDatabases databases)
{
    private const string File = "blog/a.md";

    public static TheoryData<string, Func<Post, Post>, string[]> Edits => new()
    {
        { "tags:\n  # of all\n  - a # one\n  # of b\n  - b\n  # of c\n  - c\n# end", post => post with { Tags = ["b", "c"] }, ["-  - a # one"] },
        { "tags:\n  # of all\n  - a # one\n  # of b\n  - b\n  # of c\n  - c\n# end", post => post with { Tags = ["a", "c"] }, ["-  # of b", "-  - b"] },
        { "tags:\n- a\n# of b\n- b # two", post => post with { Tags = ["a", "b", "c"] }, ["+- c"] },
        { "tags: [\n  a, # one\n  # of b\n  b, # two\n]", post => post with { Tags = ["b"] }, ["-  a, # one"] },
        { "tags: [\n  a, # one\n  b # two\n]", post => post with { Tags = ["a", "b", "c"] }, ["-  b # two", "+  b, # two", "+  c"] },
        { "tags: [\n  a, # one\n  b # two\n]", post => post with { Tags = ["a"] }, ["-  a, # one", "-  b # two", "+  a # one"] },
        { "description: > # for lists\n  Old\n  text", post => post with { Description = "New" }, ["-description: > # for lists", "-  Old", "-  text", "+description: New # for lists"] },
        { "seo: {\n  title: x, # one\n  image: y # two\n}", post => post with { Seo = post.Seo! with { Title = "z" } }, ["-  title: x, # one", "+  title: z, # one"] },
        { "seo: {\n  title: x, # one\n  image: y # two\n}", post => post with { Seo = post.Seo! with { Title = null } }, ["-  title: x, # one"] },
        { "seo: {\n  title: x, # one\n  image: y # two\n}", post => post with { Seo = post.Seo! with { Description = "d" } },
            ["-  image: y # two", "+  image: y, # two", "+  description: d"] },
        { "base: &b # shared\n  # of a\n  a: 1\n  c: 2\nother: *b # too\nthird: *b", post => post with { Extra = Changed(post, "base", "a", 3) },
            ["-base: &b # shared", "+base: # shared", "-  a: 1", "+  a: 3", "-other: *b # too", "+other: &b {a: 1, c: 2} # too"] },
        { "base: &b\n  a: 1\nother:\n  <<: *b\n  # of c\n  c: 2", post => post with { Extra = Changed(post, "other", "a", 3) }, ["+  a: 3"] },
        { "base: &b\n  a: 1\nother: *b", post => post with { Extra = Changed(post, "other", "a", 3) }, ["-other: *b", "+other:", "+  a: 3"] },
        { "odd:\n  # of lists\n  - - a\n    - b\n# of even\neven: 1", post => post with { Extra = Added(post, "odd", "c") }, ["-  - - a", "-    - b", "+  - [a, b, c]"] },
    };

    [Theory]
    [MemberData(nameof(Edits), DisableDiscoveryEnumeration = true)]
    public async Task Comments_stay_with_what_they_are_about(string keys, Func<Post, Post> edit, string[] lines)
    {
        await using var site = await Site.NewAsync(databases, (File, $"---\n# top\ntitle: T\n{keys}\n# last\n---\n"));
        await site.ImportedAsync<Post>("post/a");
        await site.EditAsync("post/a", edit);
        Assert.Equal(lines, await site.DiffAsync(File));
        site.Write(File, (await site.ExportAsync()).Files[File]);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    private static System.Text.Json.Nodes.JsonObject Changed(Post post, string key, string member, int value)
    {
        var extra = post.Extra.DeepClone().AsObject();
        extra[key]![member] = value;
        return extra;
    }

    private static System.Text.Json.Nodes.JsonObject Added(Post post, string key, string item)
    {
        var extra = post.Extra.DeepClone().AsObject();
        extra[key]![0]!.AsArray().Add(item);
        return extra;
    }
}

using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class WritingSideBySide(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Documents_that_name_one_new_author_are_all_taken_and_make_one_author()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            ann.PostAsync("/api/posts", $"---\ntitle: Side {i}\nauthor: New Person\n---\nText.", ("Content-Type", "text/markdown"))));
        Assert.All(answers, answer => Assert.True(answer.Status == 201, answer.Body.ToJsonString()));
        Assert.All(answers, answer => Assert.Equal("""["author/new-person"]""", answer["authors"]!.ToJsonString()));
    }

    [Fact]
    public async Task Of_those_who_publish_under_a_path_that_was_given_up_one_gets_it_and_the_others_are_told_that_it_is_taken()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var first = await ann.PostAsync("/api/posts?publish=true", """{"title": "Holder", "path": "/given-up"}""");
        await ann.DeleteAsync("/api/posts/holder/publication", first.Tag);
        var drafts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ann.PostAsync("/api/posts", $$"""{"title": "Wanting {{i}}", "path": "/given-up"}""")));
        var answers = await Task.WhenAll(drafts.Select(draft => ann.PutAsync($"{draft.Location}/publication", null, draft.Tag)));
        Assert.Equal([200, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.All(answers.Where(answer => answer.Status == 409), answer => Assert.Contains("path", answer.Detail, StringComparison.Ordinal));
    }
}

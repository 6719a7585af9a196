namespace OpenInfra.Cms.Api.Tests.Mutations;

public sealed class SeeingDrafts(Editors cms) : IClassFixture<Editors>
{
    private readonly HttpClient _editor = cms.Editor;

    [Fact]
    public async Task The_tag_of_an_entry_that_has_moved_names_it_and_is_of_no_other()
    {
        await _editor.DoneAsync("create", new { title = "Moves", slug = "moves" });
        var moved = await _editor.DoneAsync("update", new { id = "post/moves", ifMatch = "d1", slug = "moved" });
        var other = await _editor.DoneAsync("create", new { title = "Other", slug = "moves" });
        Assert.Equal(("d2.moves", "d1.moves-2"), ((string?)moved["etag"], (string?)other["etag"]));

        var refused = await _editor.ProblemAsync("update", new { id = "post/moves", ifMatch = "d2.moves-2", title = "Wrong" });
        Assert.Equal(("StaleProblem", "d2.moves"), ((string?)refused["__typename"], (string?)refused["etag"]));
        Assert.Equal("d3.moves", (string?)(await _editor.DoneAsync("update", new { id = "post/moves", ifMatch = "d2.moves", title = "Right" }))["etag"]);
    }

    [Fact]
    public async Task The_date_of_a_draft_is_cleared_by_null_and_that_of_what_is_published_is_not()
    {
        await _editor.DoneAsync("create", new { title = "Dated", slug = "dated", publishedAt = "2020-01-01T00:00:00Z" });
        var cleared = await _editor.DoneAsync("update", new { id = "post/dated", ifMatch = "d1", publishedAt = (string?)null });
        Assert.Null(cleared["publishedAt"]);
        await _editor.DoneAsync("publish", new { id = "post/dated", ifMatch = "d2" });
        var refused = await _editor.ProblemAsync("update", new { id = "post/dated", ifMatch = "d3", publishedAt = (string?)null });
        Assert.Equal(("InvalidProblem", "/publishedAt"), ((string?)refused["__typename"], (string?)refused["pointer"]));
    }

    [Fact]
    public async Task A_merge_takes_dates_along_and_publishes_nothing_unseen()
    {
        await _editor.DoneAsync("create", new { title = "Both", slug = "both-ways" });
        await _editor.DoneAsync("update", new { id = "post/both-ways", ifMatch = "d1", description = "Ann's" });
        var (date, id) = ("2020-01-01T00:00:00Z", "post/both-ways");
        var refused = await _editor.ProblemAsync("update", new { id, ifMatch = "d1", title = "Bob's", publishedAt = date, merge = true, publish = true });
        Assert.Equal(("StaleProblem", "d2"), ((string?)refused["__typename"], (string?)refused["etag"]));
        Assert.Contains("without publish", (string?)refused["detail"], StringComparison.Ordinal);
        var merged = await _editor.DoneAsync("update", new { id, ifMatch = "d1", title = "Bob's", publishedAt = date, merge = true });
        Assert.Equal(("Ann's", date, "DRAFT"), ((string?)merged["description"], (string?)merged["publishedAt"], (string?)merged["status"]));
    }
}

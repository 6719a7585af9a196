using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class FilteringLists(FilteringLists.Filled cms) : IClassFixture<FilteringLists.Filled>
{
    [Theory]
    [InlineData("/api/posts?category=news", "p1 p2")]
    [InlineData("/api/posts?category=moved", "p3")]
    [InlineData("/api/posts?category=old", "")]
    [InlineData("/api/posts?category=news&category=moved", "p1 p2 p3")]
    [InlineData("/api/posts?category=hidden", "")]
    [InlineData("/api/posts?author=ada", "p1 p3")]
    [InlineData("/api/posts?author=ada&category=news", "p1")]
    [InlineData("/api/posts?project=kata", "p2")]
    [InlineData("/api/posts?tag=x", "p1 p2")]
    [InlineData("/api/posts?tag=with, comma", "p3")]
    [InlineData("/api/posts?tag=x&tag=with, comma", "p1 p2 p3")]
    [InlineData("/api/posts?tag=%22'\\", "")]
    [InlineData("/api/posts?path=/blog/p2", "p2")]
    [InlineData("/api/posts?category=none", "")]
    [InlineData("/api/pages?template=join-page", "join")]
    [InlineData("/api/pages?path=/join", "join")]
    [InlineData("/api/pages?path=/join/", "join")]
    [InlineData("/api/pages?path=/", "home")]
    [InlineData("/api/pages?path=/nowhere", "")]
    [InlineData("/api/projects?stage=confirmed", "kata")]
    [InlineData("/api/projects?stage=PILOT&stage=Confirmed", "kata starling")]
    [InlineData("/api/organizations?level=Platinum", "acme")]
    [InlineData("/api/organizations?level=gold", "acme lab")]
    [InlineData("/api/organizations?foundation=A", "acme lab")]
    [InlineData("/api/organizations?foundation=B&level=Platinum", "")]
    [InlineData("/api/organizations?foundation=A&level=Platinum", "acme")]
    [InlineData("/api/authors?organization=acme", "ada")]
    public async Task A_filter_leaves_what_fits(string url, string slugs)
    {
        Assert.Equal(slugs, string.Join(' ', await cms.Http.SlugsAsync($"{url}&sort=slug")));
        Assert.Equal(slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length,
            (await cms.Http.JsonAsync($"{url}&first=1")).GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("/api/posts?sort=title", "p2 p1 p3")]
    [InlineData("/api/posts?sort=-title", "p3 p1 p2")]
    [InlineData("/api/posts?sort=publishedAt", "p1 p2 p3")]
    [InlineData("/api/posts", "p3 p2 p1")]
    [InlineData("/api/posts?sort=-slug", "p3 p2 p1")]
    [InlineData("/api/posts?sort=revisedAt", "p1 p2 p3")]
    [InlineData("/api/projects?sort=launched", "kata starling airship")]
    [InlineData("/api/projects?sort=-launched,name", "starling kata airship")]
    [InlineData("/api/categories?sort=LABEL", "moved news")]
    public async Task A_list_comes_in_the_order_asked_for(string url, string slugs) =>
        Assert.Equal(slugs, string.Join(' ', await cms.Http.SlugsAsync(url)));

    public sealed class Filled(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("acme",
                new Organization { Name = "Acme", Memberships = [Of("A", MembershipLevel.Platinum), Of("B", MembershipLevel.Gold)] });
            await Store.PublishedAsync("lab", new Organization { Name = "Lab", Memberships = [Of("A", MembershipLevel.Gold)] });
            await Store.PublishedAsync("ada", new Author { Name = "Ada", Organization = new Ref<Organization>("organization/acme") });
            await Store.PublishedAsync("bob", new Author { Name = "Bob" });
            await Store.PublishedAsync("news", new Category { Label = "News" });
            await Store.DraftAsync("hidden", new Category { Label = "Hidden" });
            await MovedAsync(await Store.PublishedAsync("old", new Category { Label = "Events" }));
            await Store.PublishedAsync("kata", new Project { Name = "Kata", Stage = ProjectStage.Confirmed, Launched = 2017 });
            await Store.PublishedAsync("starling", new Project { Name = "StarlingX", Stage = ProjectStage.Pilot, Launched = 2018 });
            await Store.PublishedAsync("airship", new Project { Name = "Airship" });
            await PostsAsync();
            await Store.PublishedAsync("home", new Page { Title = "Home" }, path: "/");
            await Store.PublishedAsync("join", new Page { Title = "Join", Template = "join-page" }, path: "/join");
        }

        private async Task PostsAsync()
        {
            var day = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            Ref<Author> ada = new("author/ada"), bob = new("author/bob");
            Ref<Category> news = new("category/news"), hidden = new("category/hidden"), old = new("category/old");
            await Store.PublishedAsync("p1", new Post { Title = "B", Tags = ["x"], Authors = [ada], Categories = [news, hidden] }, day);
            await Store.PublishedAsync("p2",
                new Post { Title = "A", Tags = ["x", "y"], Projects = [new("project/kata")], Categories = [news] }, day.AddDays(1));
            await Store.PublishedAsync("p3",
                new Post { Title = "C", Tags = ["with, comma"], Authors = [bob, ada], Categories = [old] }, day.AddDays(2));
        }

        // Its id stays what it was, so a filter has to go by the slug of now.
        private async Task MovedAsync(Entry<Category> category)
        {
            await using var session = Store.LightweightSession();
            var draft = new Draft<Category>("moved", "/category/moved", category.Draft.Content);
            var moved = Done(await session.ReviseAsync(category.Id, category.Version, draft, Cancel));
            await using var again = Store.LightweightSession();
            Done(await again.PublishAsync<Category>(moved.Id, moved.Version, null, Cancel));
        }

        private static Membership Of(string foundation, MembershipLevel level) => new() { Foundation = foundation, Level = level };
    }
}

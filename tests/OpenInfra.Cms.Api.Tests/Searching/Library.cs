using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Searching;

/// <summary>A few entries of several types, to be searched.</summary>
public sealed class Library(TestDatabases databases) : CmsHost(databases)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Store.PublishedAsync("ildiko", new Author { Name = "Ildikó Váncsa", Company = "OpenInfra Foundation" });
        await Store.PublishedAsync("news", new Category { Label = "News", Description = "What is new in the nebula." });
        await Store.PublishedAsync("acme", new Organization
        {
            Name = "Acme",
            Aliases = ["Acme Widgets"],
            Description = "They build <b>bold</b> gadgets.",
            Logo = "/img/unsearchable.svg",
            Memberships = [new() { Foundation = "Quux Foundation" }],
        });
        await Store.PublishedAsync("in-title", PostOf("A telescope for all", "Something else entirely."), Day(1));
        await Store.PublishedAsync("in-description", PostOf("Second", "Nothing.") with { Description = "On the telescope." }, Day(2));
        await Store.PublishedAsync("in-body", PostOf("Third", string.Join("\n\n", Enumerable.Repeat("The telescope, and again: telescopes.", 20))), Day(3));
        await Store.PublishedAsync("elsewhere", PostOf("Fourth", "A microscope shows cells/organs, and Kubernetes runs."), Day(4));
        await Store.PublishedAsync("markup", PostOf("<script>alert(1)</script> & <mark>injected</mark>", "Say `<img onerror=\"x\">` to the **nebula** & \u0002all\u0003."), Day(5));
        await Store.PublishedAsync("about", new Page { Title = "About us", SubTitle = "The nebula seen from afar", Template = "unsearchable", Body = Markdown.Of("We go on.") }, path: "/about");
        await Store.DraftAsync("hidden", PostOf("A telescope in a drawer", "Secret."));
    }

    private static DateTimeOffset Day(int day) => new(2020, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static Post PostOf(string title, string body) => new()
    {
        Title = title,
        Body = Markdown.Of(body),
        Authors = [new("author/ildiko")],
        Categories = [new("category/news")],
    };
}

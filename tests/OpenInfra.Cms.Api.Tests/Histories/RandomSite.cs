using CsCheck;
using Marten;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

/// <summary>A post and all that it refers to, each edited at random; what is refused does not happen.</summary>
internal sealed class RandomSite(IDocumentStore store, string name)
{
    private int _number;

    public static Gen<(Part Part, Change Change)[]> Changes => Gen.Select(Gen.Enum<Part>(), Gen.Enum<Change>()).Array[4, 14];

    public enum Part
    {
        Post,
        Category,
        Author,
        Organization,
    }

    public enum Change
    {
        Revise,
        Publish,
        Rename,
        Withdraw,
        Archive,
        Restore,
    }

    /// <summary>The slug that all parts begin with.</summary>
    public string Slug => name;

    /// <summary>The slug that a renamed part has.</summary>
    public string OtherSlug => $"{name}-renamed";

    /// <summary>Makes all parts, published.</summary>
    public async Task StartAsync()
    {
        await StartAsync(new Organization { Name = "Organization" });
        await StartAsync(new Author { Name = "Author", Organization = new($"organization/{name}") });
        await StartAsync(new Category { Label = "Category" });
        await StartAsync(PostOf("Post"));
    }

    public Task ApplyAsync(Part part, Change change) => part switch
    {
        Part.Organization => ApplyAsync<Organization>(change, (content, text) => content with { Description = text }),
        Part.Author => ApplyAsync<Author>(change, (content, text) => content with
        {
            Name = text,
            Organization = content.Organization is null ? new($"organization/{name}") : null,
        }),
        Part.Category => ApplyAsync<Category>(change, (content, text) => content with { Label = text }),
        _ => ApplyAsync<Post>(change, (_, text) => PostOf(text)),
    };

    private async Task StartAsync<T>(T content) where T : class, IContent<T>
    {
        await using var session = store.LightweightSession();
        Done(await session.CreateAsync(new Draft<T>(name, T.Definition.PathOf(name), content), Cancel, publish: true));
    }

    private async Task ApplyAsync<T>(Change change, Func<T, string, T> edit) where T : class, IContent<T>
    {
        await using var session = store.LightweightSession();
        var entry = (await session.LoadAsync<Entry<T>>(T.Definition.IdOf(name), Cancel))!;
        var text = $"{change} {++_number}";
        var slug = change != Change.Rename ? entry.Draft.Slug : entry.Draft.Slug == name ? OtherSlug : name;
        var draft = new Draft<T>(slug, T.Definition.PathOf(slug), edit(entry.Draft.Content, text));
        await (change switch
        {
            Change.Publish => session.PublishAsync<T>(entry.Id, entry.Version, null, Cancel),
            Change.Withdraw => session.WithdrawAsync<T>(entry.Id, entry.Version, Cancel),
            Change.Archive => session.ArchiveAsync<T>(entry.Id, entry.Version, [], Cancel),
            Change.Restore => session.RestoreAsync<T>(entry.Id, entry.Version, Cancel),
            _ => session.ReviseAsync(entry.Id, entry.Version, draft, Cancel, publish: _number % 3 == 0),
        });
    }

    private Post PostOf(string text) => new()
    {
        Title = text,
        Body = Markdown.Of($"*{text}*"),
        Authors = [new($"author/{name}")],
        Categories = _number % 4 == 3 ? [] : [new($"category/{name}")],
    };
}

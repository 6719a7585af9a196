using Marten;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Rendering;
using OpenInfra.Cms.Storage;
using Weasel.Core;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// Made-up published entries, copied straight into the tables that lists are read from: a post each hour, four of five by the staff,
/// seven of ten in the news, the others by 200 authors in 12 categories; 300 tags. With texts where they are searched. The same each time.
/// </summary>
internal static class GeneratedPosts
{
    private const int Authors = 200, Categories = 12, Tags = 300, Organizations = 20;

    private static readonly DateTimeOffset _first = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When a post was published; they are numbered from 0.</summary>
    public static DateTimeOffset DateOf(int number) => _first.AddHours(number);

    public static async Task WriteAsync(DocumentStore store, int posts, bool withTexts = false)
    {
        // What is searched is made of all at once in the end, which takes less time.
        await ExecuteAsync(store, "alter table cms.mt_doc_post disable trigger search_insert");
        await CopyAsync(store, Enumerable.Range(0, Organizations).Select(i => EntryOf($"organization-{i}", new Organization { Name = $"Organization {i}" }, i)));
        await CopyAsync(store, Enumerable.Range(0, Categories).Select(i => EntryOf($"category-{i}", new Category { Label = $"Category {i}" }, i)));
        await CopyAsync(store, Enumerable.Range(0, Authors).Select(i => EntryOf($"author-{i}", AuthorOf(i), i)));
        var random = new Random(1);
        foreach (var batch in Enumerable.Range(0, posts).Chunk(5_000))
        {
            Post[] made = [.. batch.Select(i => PostOf(i, random, withTexts))];
            if (withTexts) await store.BulkInsertAsync(made.Select(post => TextOf(post.Body)).ToArray(), BulkInsertMode.InsertsOnly, 5_000);
            await CopyAsync(store, batch.Zip(made, (i, post) => EntryOf($"post-{i}", post, i)));
        }
        await ExecuteAsync(store, "alter table cms.mt_doc_post enable trigger search_insert");
        await store.MakeSearchableAgainAsync(Model.ContentModel.Types, CancellationToken.None);
        // As autovacuum does sooner or later.
        await ExecuteAsync(store, [.. Model.ContentModel.Types.Select(type => $"analyze cms.mt_doc_{type.Name}")]);
    }

    private static async Task ExecuteAsync(DocumentStore store, params string[] commands)
    {
        await using var session = store.LightweightSession();
        foreach (var command in commands) session.QueueSqlCommand(command);
        await session.SaveChangesAsync();
    }

    // Rendered by hand: a hundred thousand take minutes otherwise.
    private static StoredText TextOf(Markdown text) => new()
    {
        Id = StoredText.IdOf(text.Hash),
        Source = text.Source!,
        Rendered = new() { Html = $"<p>{text.Source}</p>", Plain = text.Source! },
    };

    private static Task CopyAsync<T>(DocumentStore store, IEnumerable<Entry<T>> entries) where T : class, IContent<T> =>
        store.BulkInsertAsync(entries.ToArray(), BulkInsertMode.InsertsOnly, 5_000);

    private static Entry<T> EntryOf<T>(string slug, T content, int number) where T : class, IContent<T>
    {
        var side = new Side<T>(slug, T.Definition.PathOf(slug), content);
        return new()
        {
            Id = T.Definition.IdOf(slug),
            Version = 2,
            Status = Status.Published,
            Draft = side,
            Published = side,
            PublishedAt = DateOf(number),
            RevisedAt = DateOf(number),
        };
    }

    private static Author AuthorOf(int number) => new() { Name = $"Author {number}", Organization = new($"organization/organization-{number % Organizations}") };

    private static Post PostOf(int number, Random random, bool withTexts) => new()
    {
        Title = $"Post {number} on {(withTexts ? Vocabulary.Title(random) : "open infrastructure and what it takes to run it")}",
        Description = "What has happened since the last release, who made it happen, and where to go from here: a summary for those who have no time.",
        Image = $"/img/posts/{number}.png",
        Body = Markdown.Of(withTexts ? $"{Vocabulary.Text(random)} {number}" : $"The text of post {number}."),
        Authors = [new($"author/author-{(random.Next(5) > 0 ? 0 : random.Next(1, Authors))}")],
        Categories = [.. CategoriesOf(random).Distinct().Select(number => new Ref<Category>($"category/category-{number}"))],
        Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"tag {random.Next(Tags)}").Distinct()],
        Seo = new() { Url = $"https://openinfra.dev/blog/post-{number}", TwitterUsername = "@OpenInfraDev" },
    };

    private static IEnumerable<int> CategoriesOf(Random random)
    {
        if (random.Next(10) < 7) yield return 0;
        yield return random.Next(1, Categories);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Reading;

/// <summary>Made-up entries of several types that refer to each other: published, drafted, and published with another draft since.</summary>
public sealed class World(TestDatabases databases) : CmsHost(databases)
{
    /// <summary>What texts are made of: case, marks of LIKE and regular expressions, characters beyond the first plane.</summary>
    internal static readonly string[] Texts = ["a", "A", "ab", "b%", "_", "\\", "é😀", "a b"];

    internal static readonly string[] Tags = ["x", "y", "%", "X"];
    internal static readonly DateOnly[] Days = [new(2019, 12, 31), new(2020, 1, 1), new(2020, 1, 2), new(2021, 5, 5)];

    private readonly Random _random = new(Seed);

    /// <summary>Where the made-up entries come from: another one each time.</summary>
    internal static int Seed { get; } = Random.Shared.Next();

    internal Sides<Post> Posts { get; } = new();
    internal Sides<Author> Authors { get; } = new();
    internal Sides<Category> Categories { get; } = new();
    internal Sides<Project> Projects { get; } = new();
    internal Sides<Organization> Organizations { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await MakeAsync(Organizations, 5, () => new Organization { Name = Text() });
        await MakeAsync(Authors, 8, () => new Author { Name = Text(), Company = Maybe(Text), Aliases = Some(2, Text), Organization = _random.Next(3) == 0 ? null : One(Organizations)() });
        await MakeAsync(Categories, 5, () => new Category { Label = Text(), Description = Maybe(Text) });
        await MakeAsync(Projects, 5, () => new Project { Name = Text(), Stage = MaybeOne<ProjectStage>(), Launched = _random.Next(3) == 0 ? null : 2010 + _random.Next(4) });
        await MakeAsync(Posts, 30, () => new Post
        {
            Title = Text(),
            Byline = Maybe(Text),
            Tags = Some(3, () => Pick(Tags)),
            Authors = Some(3, One(Authors)),
            Categories = Some(3, One(Categories)),
            Projects = Some(2, One(Projects)),
            Extra = Extra(),
        });
        await MakeAsync(Organizations, 10, () => new Organization { Name = Text(), Memberships = Some(3, Membership) });
    }

    /// <summary>The day of a made-up entry, one of few: ties are what orders are about.</summary>
    internal static DateTimeOffset Day(int number) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number);

    private async Task MakeAsync<T>(Sides<T> sides, int count, Func<T> make) where T : class, IContent<T>
    {
        for (var i = 0; i < count; i++)
        {
            var slug = $"s{_random.Next(1000).ToString(CultureInfo.InvariantCulture)}-{sides.Drafts.Count}";
            var entry = await Store.DraftAsync(slug, make());
            var kind = _random.Next(5);
            if (kind > 0) entry = await PublishAsync(entry);
            if (kind == 1) entry = await ReviseAsync(entry, $"{slug}-new", make());
            sides.Add(entry);
        }
    }

    private async Task<Entry<T>> PublishAsync<T>(Entry<T> entry) where T : class, IContent<T>
    {
        await using var session = Store.LightweightSession();
        return Done(await session.PublishAsync<T>(entry.Id, entry.Version, Day(_random.Next(4)), Cancel));
    }

    private async Task<Entry<T>> ReviseAsync<T>(Entry<T> entry, string slug, T content) where T : class, IContent<T>
    {
        await using var session = Store.LightweightSession();
        return Done(await session.ReviseAsync(entry.Id, entry.Version, new Draft<T>(slug, T.Definition.PathOf(slug), content), Cancel));
    }

    private Membership Membership() => new()
    {
        Foundation = Text(),
        Level = Pick(Enum.GetValues<MembershipLevel>()),
        Since = _random.Next(3) == 0 ? null : Pick(Days),
        AsOf = Some(2, () => Pick(Days)),
        Status = MaybeOne<MembershipStatus>(),
        Source = _random.Next(2) == 0 ? null : One(Posts)(),
    };

    private JsonObject Extra() => _random.Next(3) == 0 ? [] : new()
    {
        ["deep"] = new JsonArray(Text(), _random.Next(4) * 0.5, _random.Next(2) == 0, null),
        ["on"] = $"{Pick(Days):O}T12:00:00Z",
    };

    private string Text() => string.Concat(Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Pick(Texts)));
    private TValue Pick<TValue>(IReadOnlyList<TValue> values) => values[_random.Next(values.Count)];
    private string? Maybe(Func<string> make) => _random.Next(3) == 0 ? null : make();
    private TEnum? MaybeOne<TEnum>() where TEnum : struct, Enum => _random.Next(3) == 0 ? null : Pick(Enum.GetValues<TEnum>());
    private TValue[] Some<TValue>(int most, Func<TValue> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
    private Func<Ref<T>> One<T>(Sides<T> sides) where T : class, IContent<T> => () => new(Pick(sides.Drafts).Id);
}

/// <summary>Entries of one type as each perspective shows them.</summary>
internal sealed class Sides<T> where T : class, IContent<T>
{
    public List<Shown<T>> Drafts { get; } = [];
    public List<Shown<T>> Published { get; } = [];

    public List<Shown<T>> Of(Perspective perspective) => perspective == Perspective.Draft ? Drafts : Published;

    public void Add(Entry<T> entry)
    {
        Drafts.Add(new(entry.Id, entry.Status, entry.PublishedAt, entry.Draft));
        if (entry.Published is { } side) Published.Add(new(entry.Id, entry.Status, entry.PublishedAt, side));
    }
}

/// <summary>An entry as one perspective shows it.</summary>
internal sealed record Shown<T>(string Id, Status Status, DateTimeOffset? PublishedAt, Side<T> Side) where T : class
{
    public T Content => Side.Content;
}

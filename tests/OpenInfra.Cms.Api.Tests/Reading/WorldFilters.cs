using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.Tests.Reading.RandomFilters;

namespace OpenInfra.Cms.Api.Tests.Reading;

/// <summary>Random filters of the made-up entries, through all their relations.</summary>
internal sealed class WorldFilters(World world, Perspective perspective)
{
    public Gen<Test<Shown<Post>>> Posts(int depth) => Combined(2,
    [
        .. Shared<Post>(),
        Part("title", (Shown<Post> post) => post.Content.Title, Text(World.Texts)!),
        Part("byline", (Shown<Post> post) => post.Content.Byline, Text(World.Texts)),
        Part("tags", (Shown<Post> post) => post.Content.Tags, List(Text(World.Tags)!)),
        .. Extras,
        .. depth == 0 ? Array.Empty<Gen<(string, Test<Shown<Post>>)>>() :
        [
            Part("categories", (Shown<Post> post) => Found(world.Categories, post.Content.Categories), List(Categories(depth - 1))),
            Part("authors", (Shown<Post> post) => Found(world.Authors, post.Content.Authors), List(Authors(depth - 1))),
            Part("projects", (Shown<Post> post) => Found(world.Projects, post.Content.Projects), List(Projects())),
            Part("organizations", (Shown<Post> post) => Referring(world.Organizations, one => one.Memberships.Any(member => member.Source?.Id == post.Id)),
                List(Organizations(depth - 1))),
        ],
    ]);

    public Gen<Test<Shown<Organization>>> Organizations(int depth) => Combined(1,
    [
        .. Shared<Organization>(),
        Part("name", (Shown<Organization> one) => one.Content.Name, Text(World.Texts)!),
        Part("memberships", (Shown<Organization> one) => one.Content.Memberships, List(Memberships(depth))),
        .. depth == 0 ? Array.Empty<Gen<(string, Test<Shown<Organization>>)>>() :
        [
            Part("authors", (Shown<Organization> one) => Referring(world.Authors, author => author.Organization?.Id == one.Id), List(Authors(depth - 1))),
        ],
    ]);

    public Gen<Test<Shown<Author>>> Authors(int depth) => Combined(1,
    [
        .. Shared<Author>(),
        Part("company", (Shown<Author> author) => author.Content.Company, Text(World.Texts)),
        Part("aliases", (Shown<Author> author) => author.Content.Aliases, List(Text(World.Texts)!)),
        .. depth == 0 ? Array.Empty<Gen<(string, Test<Shown<Author>>)>>() :
        [
            Single("organization", (Shown<Author> author) => Found(world.Organizations, author.Content.Organization), Organizations(depth - 1)),
            Part("posts", (Shown<Author> author) => Referring(world.Posts, post => post.Authors.Any(one => one.Id == author.Id)), List(Posts(depth - 1))),
        ],
    ]);

    private Gen<Test<Shown<Category>>> Categories(int depth) => Combined(1,
    [
        .. Shared<Category>(),
        Part("description", (Shown<Category> category) => category.Content.Description, Text(World.Texts)),
        .. depth == 0 ? Array.Empty<Gen<(string, Test<Shown<Category>>)>>() :
        [
            Part("posts", (Shown<Category> category) => Referring(world.Posts, post => post.Categories.Any(one => one.Id == category.Id)), List(Posts(depth - 1))),
        ],
    ]);

    private static Gen<Test<Shown<Project>>> Projects() => Combined(1,
        Part("stage", (Shown<Project> project) => project.Content.Stage, Enumerated<ProjectStage>()),
        Part("launched", (Shown<Project> project) => project.Content.Launched, Ordered(2010, 2011, 2012)));

    private Gen<Test<Membership>> Memberships(int depth) => Combined(1,
    [
        Part("foundation", (Membership one) => one.Foundation, Text(World.Texts)!),
        Part("level", (Membership one) => (MembershipLevel?)one.Level, Enumerated<MembershipLevel>()),
        Part("since", (Membership one) => one.Since, Ordered(World.Days)),
        Part("status", (Membership one) => one.Status, Enumerated<MembershipStatus>()),
        Part("asOf", (Membership one) => (IReadOnlyList<DateOnly?>)[.. one.AsOf.Select(day => (DateOnly?)day)], List(Ordered(World.Days))),
        .. depth == 0 ? Array.Empty<Gen<(string, Test<Membership>)>>() : [Single("source", (Membership one) => Found(world.Posts, one.Source), Posts(depth - 1))],
    ]);

    private static Gen<(string, Test<Shown<T>>)>[] Shared<T>() where T : class =>
    [
        Part("id", (Shown<T> one) => one.Id, Equality("post/s1", "author/s2", "category/s3")),
        Part("slug", (Shown<T> one) => one.Side.Slug, Text("s", "-1", "new")!),
        Part("publishedAt", (Shown<T> one) => one.PublishedAt, Ordered(World.Day(0), World.Day(1), World.Day(2))),
        Part("status", (Shown<T> one) => (Status?)one.Status, Enumerated<Status>()),
    ];

    private static Gen<(string, Test<Shown<Post>>)>[] Extras =>
    [
        At("deep.0", Text(World.Texts), "string", there => Scalar<string>(there)),
        At("deep.1", Ordered(0, 0.5, 1, 2), "number", there => Scalar<double?>(there)),
        At("deep.2", Gen.Select(Gen.OneOf("eq", "neq"), Gen.OneOf<bool?>(true, false, null), (name, value) =>
            One<bool?>(name, value, there => (name == "neq") ^ (there == value))), "boolean", there => Scalar<bool?>(there)),
        At("on", Ordered(World.Days), "date", there => Scalar<string>(there) is { } text ? DateOnly.Parse(text[..10], CultureInfo.InvariantCulture) : (DateOnly?)null),
        Gen.Select(Gen.OneOf("deep.0", "deep.3", "deep.9", "on.0"), Gen.Bool, (path, isThere) => ("extra", new Test<Shown<Post>>(
            new() { ["path"] = path, ["exists"] = isThere }, post => At(post, path) is not null == isThere))),
    ];

    private static Gen<(string, Test<Shown<Post>>)> At<TValue>(string path, Gen<Test<TValue>> test, string kind, Func<JsonNode?, TValue> read) =>
        test.Select(one => ("extra", new Test<Shown<Post>>(new() { ["path"] = path, [kind] = one.Where }, post => one.Holds(read(At(post, path))))));

    private static JsonNode? At(Shown<Post> post, string path) => path.Split('.').Aggregate((JsonNode?)post.Content.Extra, (json, step) => json switch
    {
        JsonObject members => members[step],
        JsonArray items when int.Parse(step, CultureInfo.InvariantCulture) is var index && index < items.Count => items[index],
        _ => null,
    });

    private static TValue? Scalar<TValue>(JsonNode? there) => there is JsonValue value && value.TryGetValue<TValue>(out var known) ? known : default;

    private List<Shown<T>> Referring<T>(Sides<T> sides, Func<T, bool> refers) where T : class, IContent<T> =>
        [.. sides.Of(perspective).Where(one => refers(one.Content))];

    private List<Shown<T>> Found<T>(Sides<T> sides, IReadOnlyList<Ref<T>> references) where T : class, IContent<T> =>
        [.. references.Select(one => Found(sides, one)).OfType<Shown<T>>()];

    private Shown<T>? Found<T>(Sides<T> sides, Ref<T>? reference) where T : class, IContent<T> =>
        sides.Of(perspective).SingleOrDefault(one => one.Id == reference?.Id);
}

using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Content;

/// <summary>A kind of content, as data: tables, routes, the GraphQL schema and the importer are all built from it.</summary>
/// <param name="name">In ids and messages: lower case, singular ("post").</param>
/// <param name="plural">In REST paths and GraphQL connections ("posts").</param>
public abstract class ContentType(string name, string plural)
{
    /// <summary>The type in ids and messages: lower case, singular ("post").</summary>
    public string Name { get; } = name;

    /// <summary>The type in REST paths and GraphQL connections ("posts").</summary>
    public string Plural { get; } = plural;

    /// <summary>What the type is for, in one sentence that every API shows.</summary>
    public required string Description { get; init; }

    /// <summary>REST's filter parameters and the field each looks at, members of a nested value by a dot ("level" on "memberships.level").</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields that lists are often sorted by: each has an index.</summary>
    public IReadOnlyList<string> Sorts { get; init; } = [];

    /// <summary>The lists of references or texts by whose shared values entries are related to each other; none where they aren't.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The field that holds what an entry is called.</summary>
    public string Titled { get; init; } = "title";

    /// <summary>The texts that nobody searches for: addresses, names of templates. All others are found.</summary>
    public IReadOnlyList<string> Unsearched { get; init; } = [];

    /// <summary>Whether its entries follow each other by date, so that each has one before and one after it.</summary>
    public bool IsDated { get; init; }

    /// <summary>How documents of other systems become entries of this type.</summary>
    public SourceRules Source { get; init; } = new();

    /// <summary>The content's record.</summary>
    public abstract Type Model { get; }

    /// <summary>The content's fields, in the order in which they are shown.</summary>
    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>The id of the entry whose first slug was <paramref name="key"/>: "post/hello-world".</summary>
    public string IdOf(string key) => $"{Name}/{key}";

    /// <summary>Whether an id has the form of this type's ids; there need be no such entry.</summary>
    public bool Owns(string id) => id.StartsWith(IdOf(""), StringComparison.Ordinal);

    /// <summary>The key in an id of this type: the entry's first slug.</summary>
    public string KeyOf(string id) => id[IdOf("").Length..];

    /// <summary>Where the front end shows an entry unless its source says otherwise: "/blog/hello-world".</summary>
    public abstract string PathOf(string slug);

    /// <summary>Hands this type, with its T, to whatever is built from it.</summary>
    public abstract TResult Accept<TResult>(IContentTypeVisitor<TResult> visitor);
}

/// <summary>The definition of a content type: see <see cref="ContentType"/>.</summary>
public sealed class ContentType<T>(string name, string plural, string folder) : ContentType(name, plural) where T : class, IContent<T>
{
    // Not in the constructor: definitions refer to each other.
    private readonly Lazy<IReadOnlyList<Field>> _fields = new(() => Field.AllOf(typeof(T)));

    /// <summary>What must hold before an entry is published.</summary>
    public IReadOnlyList<Rule<T>> Rules { get; init; } = [];

    /// <summary>The entry in a sentence, where it has one of its own: what `seo.description` falls back to.</summary>
    public Func<T, string?> Summary { get; init; } = static _ => null;

    public override Type Model => typeof(T);

    public override IReadOnlyList<Field> Fields => _fields.Value;

    public override string PathOf(string slug) => $"{folder}/{slug}";

    public override TResult Accept<TResult>(IContentTypeVisitor<TResult> visitor) => visitor.Visit(this);

    /// <summary>Each rule that the content breaks, under its field.</summary>
    public IReadOnlyList<Problem> Check(T content) =>
        [.. Rules.Where(rule => !rule.Holds(content)).Select(rule => new Problem($"/{Wire.NameOf(rule.Field)}", rule.Message))];
}

/// <summary>A condition on content that readers rely on; <paramref name="Message"/> says what would be right.</summary>
public sealed record Rule<T>(string Field, string Message, Func<T, bool> Holds);

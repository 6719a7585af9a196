using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Content;

/// <summary>What every content has, whatever its type.</summary>
public interface IContent
{
    /// <summary>What the entry is called, in lists and as the last resort wherever a title is needed.</summary>
    string Title { get; }

    /// <summary>What search engines and social networks are told.</summary>
    Seo? Seo { get; }

    /// <summary>The keys of the source that no field takes, and values that no field could take, as they stood there.</summary>
    JsonObject Extra { get; }
}

/// <summary>Content that knows its own type, so that a T alone is enough to edit, read and refer to it.</summary>
public interface IContent<TSelf> : IContent where TSelf : class, IContent<TSelf>
{
    /// <summary>The type's definition.</summary>
    static abstract ContentType<TSelf> Definition { get; }
}

/// <summary>Something built for each content type, with its T in hand.</summary>
public interface IContentTypeVisitor<out TResult>
{
    TResult Visit<T>(ContentType<T> type) where T : class, IContent<T>;
}

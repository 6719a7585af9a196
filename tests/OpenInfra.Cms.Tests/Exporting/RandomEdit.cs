using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Tests.Exporting;

/// <summary>An edit of a post, with the keys of its document that may change for it.</summary>
internal sealed record RandomEdit(string Name, IReadOnlyList<string> Keys, Func<Post, Post> Of)
{
    /// <summary>Edits of each field.</summary>
    /// <param name="hasNulls">Whether they make nulls, which TOML can't hold.</param>
    public static Gen<RandomEdit> Any(bool hasNulls) => Gen.Select(Gen.Int[0, 22], FrontMatters.Words, Gen.Int[0, 2], (kind, text, which) => kind switch
    {
        0 => On("title", post => post with { Title = text.Trim().Length == 0 ? "T" : text }),
        1 => On("description", post => post with { Description = text }),
        2 => On("description", post => post with { Description = null }),
        3 => On("byline", post => post with { Byline = post.Byline is null ? text : null }),
        4 => On("image", post => post with { Image = $"/{which}.png" }),
        5 => On("tags", post => post with { Tags = [.. post.Tags, text] }),
        6 => On("tags", post => post with { Tags = [.. post.Tags.Skip(1)] }),
        7 => On("tags", post => post with { Tags = [text, .. post.Tags.Reverse()] }),
        8 => On("seo", post => post with { Seo = (post.Seo ?? new()) with { Title = text, Image = null } }),
        9 => On("seo", post => post with { Seo = (post.Seo ?? new()) with { Description = text } }),
        10 => On("seo", post => post with { Seo = null }) with { Keys = ["seo", "path", "slug"] },
        11 => On("author", post => post with { Authors = AuthorsOf(which) }) with { Keys = ["author", "authors"] },
        12 => On("categories", post => post with { Categories = CategoriesOf(which) }),
        13 or 14 => Extra("k1", text, which, hasNulls),
        15 or 16 => Extra("k2", text, which, hasNulls),
        17 or 18 => Extra("k 3", text, which, hasNulls),
        19 => On("new", post => post with { Extra = Changed(post.Extra, extra => extra["new"] = Nested(text, hasNulls)) }),
        20 => On("body", post => post with { Body = Markdown.Of($"{text}\n\n---\n") }),
        21 => On("body", post => post with { Body = Markdown.Empty }),
        _ => On("body", post => post with { Body = Markdown.Of("---\nno: front matter\n---\n") }),
    });

    private static RandomEdit On(string key, Func<Post, Post> edit) => new(key, [key], edit);

    private static RandomEdit Extra(string key, string text, int which, bool hasNulls) =>
        On(key, post => post with { Extra = Changed(post.Extra, extra => Change(extra, key, text, which, hasNulls)) });

    private static IReadOnlyList<Ref<Author>> AuthorsOf(int which) => which switch
    {
        0 => [],
        1 => [new("author/grace")],
        _ => [new("author/grace"), new("author/ada")],
    };

    private static IReadOnlyList<Ref<Category>> CategoriesOf(int which) => which switch
    {
        0 => [],
        1 => [new("category/news")],
        _ => [new("category/news"), new("category/events")],
    };

    private static JsonObject Changed(JsonObject extra, Action<JsonObject> change)
    {
        var copy = extra.DeepClone().AsObject();
        change(copy);
        return copy;
    }

    // Something inside of it, where there is something; or all of it.
    private static void Change(JsonObject extra, string key, string text, int which, bool hasNulls)
    {
        if (which == 0 && extra.Remove(key)) return;
        if (extra[key] is JsonObject { Count: > 0 } mapping) Change(mapping, mapping.Last().Key, text, which, hasNulls);
        else if (extra[key] is JsonArray { Count: > 0 } list && which == 1) list.RemoveAt(0);
        else if (extra[key] is JsonArray { Count: > 0 } more) more.Add(text);
        else extra[key] = which == 1 ? text : Nested(text, hasNulls);
    }

    private static JsonObject Nested(string text, bool hasNulls)
    {
        var nested = new JsonObject { ["a b"] = new JsonArray(text, new JsonObject { ["x"] = text, ["y"] = 2 }), ["flag"] = true };
        if (hasNulls) nested["none"] = null;
        return nested;
    }
}

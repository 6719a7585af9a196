using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>What may have happened to an entry.</summary>
public enum Fate
{
    Drafted,
    Published,

    /// <summary>Published, then renamed and changed as a draft.</summary>
    Revised,
    Unpublished,
    Archived,
}

/// <summary>Makes entries of whatever type, with all required texts, and a reference where one is asked for.</summary>
internal sealed class AnyContent(IDocumentStore store, string slug, Fate fate, Relation? relation = null, string? target = null)
    : IContentTypeVisitor<Task<string>>
{
    public const string Draft = "-draft";

    public async Task<string> Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        if (fate == Fate.Drafted) return (await store.DraftAsync(slug, Content<T>(slug))).Id;
        var entry = await store.PublishedAsync(slug, Content<T>(slug));
        await using var session = store.LightweightSession();
        return fate switch
        {
            Fate.Revised => Done(await session.ReviseAsync(entry.Id, entry.Version, Revision<T>(), Cancel)).Id,
            Fate.Unpublished => Done(await session.WithdrawAsync<T>(entry.Id, entry.Version, Cancel)).Id,
            Fate.Archived => Done(await session.ArchiveAsync<T>(entry.Id, entry.Version, [], Cancel)).Id,
            _ => entry.Id,
        };
    }

    private Draft<T> Revision<T>() where T : class, IContent<T> =>
        new(slug + Draft, T.Definition.PathOf(slug + Draft), Content<T>(slug + Draft));

    private T Content<T>(string name) where T : class, IContent<T> =>
        JsonSerializer.Deserialize<T>(ObjectOf(T.Definition.Fields, name, [.. relation?.Path ?? []]), Wire.Json)!;

    private JsonObject ObjectOf(IReadOnlyList<Field> fields, string name, Field[] path) => new(
        from field in fields
        let value = path is [var step, .. var rest] && step == field
            ? Listed(field, rest is [] ? target : ObjectOf(field.Members, name, rest))
            : field is { Kind: FieldKind.Text, IsList: false, IsNullable: false } ? name : null
        where value is not null
        select KeyValuePair.Create(field.Name, (JsonNode?)value));

    private static JsonNode? Listed(Field field, JsonNode? value) => field.IsList ? new JsonArray(value) : value;
}

using System.Globalization;
using System.Text.Json;
using Marten;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>The counts of a list as JSON: each value, and what the entry is called that it stands for.</summary>
internal sealed class FacetBody
{
    private readonly List<(string Name, Facet Facet, IReadOnlyList<Bucket> Buckets)> _facets = [];
    private readonly Dictionary<string, View> _entries = [];

    /// <summary>Counts, and loads the entries that the values stand for: those of each type at once.</summary>
    public static async Task<FacetBody> OfAsync(
        IQuerySession session, FacetScope scope, IReadOnlyList<(string Name, FacetRequest Facet)> asked, CancellationToken cancel)
    {
        var body = new FacetBody();
        if (asked is []) return body;
        var found = await session.FacetsAsync(scope, [""], [.. asked.Select(one => one.Facet).Distinct()], cancel);
        body._facets.AddRange(asked.Select(one => (one.Name, one.Facet.Facet, (IReadOnlyList<Bucket>)[.. found[("", one.Facet)]])));
        foreach (var group in body._facets.Where(one => one.Facet.Target is not null).GroupBy(one => one.Facet.Target!))
        {
            var ids = group.SelectMany(one => one.Buckets).Select(bucket => bucket.Value).Distinct().ToList();
            var entries = await group.Key.Accept(new Loading(session, ids, scope.List.Perspective, cancel));
            foreach (var entry in entries) body._entries[entry.Id] = entry;
        }
        return body;
    }

    /// <summary>Writes the member "facets"; nothing where nothing was asked for.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (_facets is []) return;
        json.WriteStartObject("facets"u8);
        foreach (var (name, facet, buckets) in _facets)
        {
            json.WriteStartArray(name);
            foreach (var bucket in buckets) WriteOne(json, facet, bucket);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void WriteOne(Utf8JsonWriter json, Facet facet, Bucket bucket)
    {
        var entry = _entries.GetValueOrDefault(bucket.Value);
        // Hidden since it was counted.
        if (facet.Target is not null && entry is null) return;
        json.WriteStartObject();
        WriteValue(json, facet, bucket.Value);
        json.WriteNumber("count"u8, bucket.Count);
        if (entry is not null)
        {
            json.WriteString("slug"u8, entry.Slug);
            json.WriteString("title"u8, entry.Untyped.Title);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Facet facet, string value)
    {
        if (facet.Values?.Kind == ScalarKind.Integer) json.WriteNumber("value"u8, int.Parse(value, CultureInfo.InvariantCulture));
        else if (facet.Values?.Kind == ScalarKind.Boolean) json.WriteBoolean("value"u8, value == "true");
        else json.WriteString("value"u8, value);
    }

    private sealed class Loading(IQuerySession session, IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel)
        : IContentTypeVisitor<Task<IReadOnlyList<View>>>
    {
        public async Task<IReadOnlyList<View>> Visit<T>(ContentType<T> type) where T : class, IContent<T> =>
            await session.ManyAsync<T>(ids, perspective, cancel);
    }
}

using System.Globalization;
using System.Text.Json;
using Marten;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>The counts of a list as JSON: each value, and what the entry is called that it stands for.</summary>
internal sealed class FacetBody
{
    private readonly IReadOnlyList<CountedFacet> _facets;
    private readonly Dictionary<string, View> _entries = [];

    private FacetBody(IReadOnlyList<CountedFacet> facets) => _facets = facets;

    /// <summary>Counts, and loads the entries that the values stand for.</summary>
    public static async Task<FacetBody> OfAsync(
        IQuerySession session, FacetScope scope, IReadOnlyList<(string Name, FacetRequest Facet)> asked, CancellationToken cancel)
    {
        if (asked is []) return new([]);
        var found = await session.FacetsAsync(scope, [""], [.. asked.Select(one => one.Facet).Distinct()], cancel);
        var counted = asked.Select(one => new CountedFacet(one.Name, one.Facet.Facet, [.. found[("", one.Facet)]]));
        return await OfAsync(session, [.. counted], scope.List.Perspective, cancel);
    }

    /// <summary>Loads the entries that the values stand for: those of each type at once.</summary>
    public static async Task<FacetBody> OfAsync(
        IQuerySession session, IReadOnlyList<CountedFacet> counted, Perspective perspective, CancellationToken cancel)
    {
        var body = new FacetBody(counted);
        var referring = counted.Where(one => one.Facet.Target is not null).ToList();
        ContentType[] types = [.. referring.Select(one => one.Facet.Target!).Distinct()];
        string[] ids = [.. referring.SelectMany(one => one.Buckets).Select(bucket => bucket.Value).Distinct()];
        foreach (var (id, entry) in await session.MixedAsync(types, ids, perspective, cancel)) body._entries[id] = entry;
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
}

/// <summary>A facet under the name that was asked for, with its values.</summary>
internal sealed record CountedFacet(string Name, Facet Facet, IReadOnlyList<Bucket> Buckets);

using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Turns the values of a candidate into the content of its type, as JSON. What a field can't use is null there and kept in
/// `extra`, with a warning; keys that no field takes are kept too.
/// </summary>
internal sealed class Conversion(ReferenceResolver references, Notebook notebook)
{
    // They say what an entry is and where it belongs, not what it contains.
    private static readonly string[] _entryKeys = ["type", "slug", "path", "draft", "hidePost", "date", "publishedAt"];

    public JsonObject ContentOf(Candidate candidate)
    {
        var (content, rest, unusable) = (new JsonObject(), new JsonObject(), new JsonObject());
        var used = new HashSet<string>(candidate.IsWhole ? [.. _entryKeys, "templateKey", "layout"] : []);
        var scalars = new ScalarConversion(references, candidate.Document.Path);
        foreach (var field in candidate.Type.Fields.Where(field => field.Name != candidate.Type.Source.Rest && field.Name != "extra"))
        {
            if (ValueOf(field, candidate, used, unusable, scalars) is { } value) content[field.Name] = value;
        }
        foreach (var (key, node) in candidate.Values.Pairs)
        {
            if (!used.Contains(key)) rest[key] = node.ToJson();
        }
        if (candidate.IsWhole) KeepUnusableDate(candidate, unusable);
        content["extra"] = unusable;
        if (candidate.Type.Source.Rest != "extra") content[candidate.Type.Source.Rest] = rest;
        else foreach (var (key, value) in rest) unusable[key] = value?.DeepClone();
        return (JsonObject)Storable(content, candidate.Document.Path)!;
    }

    private JsonNode? ValueOf(Field field, Candidate candidate, HashSet<string> used, JsonObject unusable, ScalarConversion scalars)
    {
        if (field.Kind == FieldKind.Markdown && candidate.IsWhole) return candidate.Document.Body;
        foreach (var key in candidate.KeysOf(field.Name)) used.Add(key.Split('.')[0]);
        if (candidate[field.Name] is not { } node) return Inferred(field, candidate, scalars);
        var problems = new List<string>();
        var value = scalars.Convert(field, node, problems);
        // An empty list says that there are none, which only a missing one leaves open.
        if (problems.Count == 0) return value ?? (node is SourceSequence { Nodes.Count: 0 } ? null : Inferred(field, candidate, scalars));
        var written = candidate.KeysOf(field.Name).First(key => candidate.Values.At(key) is not null).Split('.')[0];
        unusable[written] = candidate.Values[written]!.ToJson();
        foreach (var problem in problems) notebook.Warn(candidate.Document.Path, node.Line, $"{field.Name}: {problem} The value is kept in extra.{written}.");
        return value;
    }

    private static JsonNode? Inferred(Field field, Candidate candidate, ScalarConversion scalars) =>
        candidate.Type.Source.Inferred.TryGetValue(field.Name, out var other) && candidate[other] is { } node
            ? scalars.Convert(field, node, []) : null;

    private static void KeepUnusableDate(Candidate candidate, JsonObject unusable)
    {
        foreach (var key in Dating.Keys)
            if (candidate.Values[key] is { } node && Dating.Read(node) is null && node is not SourceScalar { Kind: ScalarKind.Null }) unusable[key] = node.ToJson();
    }

    // PostgreSQL can't store U+0000.
    private JsonNode? Storable(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject mapping:
                foreach (var (key, value) in mapping.ToList())
                {
                    if (Storable(value, path) is var storable && !ReferenceEquals(storable, value)) mapping[key] = storable;
                }
                return mapping;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Storable(list[i], path) is var storable && !ReferenceEquals(storable, list[i])) list[i] = storable;
                }
                return list;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.Contains('\0', StringComparison.Ordinal):
                notebook.Warn(path, 0, "The character U+0000 can't be stored; U+FFFD stands for it.");
                return text.Replace('\0', '\uFFFD');
            default:
                return node;
        }
    }
}

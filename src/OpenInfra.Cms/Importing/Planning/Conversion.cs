using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Turns the values of a candidate into the content of its type, as JSON. What a field can't use is null there and kept in
/// `extra`, with a warning; keys that no field takes are kept too.
/// </summary>
internal sealed class Conversion(ReferenceResolver references, Notebook notebook)
{
    public JsonObject ContentOf(Candidate candidate)
    {
        var (content, extra) = (new JsonObject(), new JsonObject());
        var standing = Standing.Of(candidate, notebook);
        var used = new HashSet<string>(standing.Used);
        var scalars = new ScalarConversion(references, candidate.Document.Path);
        foreach (var field in candidate.Type.Fields.Where(field => field.Name != candidate.Type.Source.Rest && field.Name != "extra"))
        {
            if (ValueOf(field, candidate, used, extra, scalars) is { } value) content[field.Name] = value;
        }
        foreach (var key in standing.Unusable) extra[key] = candidate.Values[key]!.ToJson();
        content["extra"] = extra;
        var rest = candidate.Type.Source.Rest == "extra" ? extra : new JsonObject();
        foreach (var (key, node) in candidate.Values.Pairs)
        {
            if (!used.Contains(key)) rest[key] = node.ToJson();
        }
        if (rest != extra) content[candidate.Type.Source.Rest] = rest;
        return content;
    }

    private JsonNode? ValueOf(Field field, Candidate candidate, HashSet<string> used, JsonObject extra, ScalarConversion scalars)
    {
        if (field.Kind == FieldKind.Markdown && candidate.IsWhole) return candidate.Document.Body;
        var taken = candidate.KeyOf(field.Name);
        used.UnionWith(candidate.KeysOf(field.Name)
            .Where(key => key == taken || candidate.Values.At(key) is SourceScalar { Kind: ScalarKind.Null }).Select(Root));
        if (taken is null) return Inferred(field, candidate, scalars);
        var node = Separated(field, candidate.Type, candidate.Values.At(taken)!);
        var problems = new List<UnusableValue>();
        var value = scalars.Convert(field, node, problems);
        // An empty list says that there are none, which only a missing one leaves open.
        if (problems.Count == 0) return value ?? (node is SourceSequence { Nodes.Count: 0 } ? null : Inferred(field, candidate, scalars));
        extra[Root(taken)] = Unused(field, taken, node, problems) ?? candidate.Values[Root(taken)]!.ToJson();
        foreach (var problem in problems)
            notebook.Warn(candidate.Document.Path, problem.Line,
                $"{field.Name}: {problem.Message} The value is kept in extra.{Root(taken)}.");
        return value;
    }

    // Of a mapping, what was used need not be kept twice.
    private static JsonNode? Unused(Field field, string key, SourceNode node, List<UnusableValue> problems) =>
        node is SourceMapping mapping && !field.IsList && key == Root(key) && problems.All(problem => problem.Key is not null)
            ? (mapping with { Pairs = [.. mapping.Pairs.Where(pair => problems.Any(problem => problem.Key == pair.Key))] }).ToJson() : null;

    private static SourceNode Separated(Field field, ContentType type, SourceNode node) =>
        node is SourceScalar { Kind: ScalarKind.Text, Value: var text } scalar && type.Source.CommaSeparated.Contains(field.Name)
            ? new SourceSequence([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => scalar with { Value = part })], node.Line, node.Column)
            : node;

    private static JsonNode? Inferred(Field field, Candidate candidate, ScalarConversion scalars) =>
        candidate.Type.Source.Inferred.TryGetValue(field.Name, out var other) && candidate[other] is { } node
            ? scalars.Convert(field, node, []) : null;

    private static string Root(string key) => key.Split('.')[0];
}

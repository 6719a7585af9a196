using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>Writes references as the documents around them do: by name, by id, or as label and value.</summary>
internal sealed class ReferenceForms(PlanView view, Func<string, IReadOnlyList<string>> namesOf)
{
    private static readonly string[] _labels = ["label", "text", "name", "title"], _ids = ["value", "id"];

    /// <summary>The changes that make a value refer to these ids. What stays keeps its text.</summary>
    /// <param name="candidate">Whose value it is.</param>
    /// <param name="field">The field.</param>
    /// <param name="place">Where it stands, or is to stand.</param>
    /// <param name="node">The value as it is written; null where there is none.</param>
    /// <param name="wanted">The ids.</param>
    /// <param name="byId">Whether names failed, so that the ids are to be written.</param>
    public Edit EditOf(
        Candidate candidate, Field field, IReadOnlyList<Step> place, SourceNode? node, IReadOnlyList<string> wanted, bool byId)
    {
        var target = field.Target!;
        var example = node ?? ExampleOf(candidate, field);
        var sibling = example?.Items.FirstOrDefault();
        JsonNode Form(string id) => byId ? JsonValue.Create(id)! : FormOf(target, id, sibling);
        if (node is SourceSequence list && list.Nodes.All(item => item is not SourceSequence))
            return new SetItems(place, Items(list, target, wanted, Form));
        // Where nobody shows how one is written, a key that is called as many are is a list.
        var isBare = example switch { null => place[^1].Key != field.Name, SourceSequence => node is not null, _ => true };
        if (wanted.Count == 1 && (isBare || !field.IsList)) return new SetValue(place, Form(wanted[0]));
        return new SetValue(place, (JsonNode?)Joined(node, target, wanted, Form) ?? new JsonArray([.. wanted.Select(Form)]));
    }

    private List<ListItem> Items(SourceSequence list, ContentType target, IReadOnlyList<string> wanted, Func<string, JsonNode> form)
    {
        var told = list.Nodes.Select(node => IdsOf(node, target).ToList()).ToList();
        var items = new List<ListItem>();
        for (var i = 0; i < wanted.Count;)
        {
            var kept = told.FindIndex(ids => ids.Count > 0 && wanted.Skip(i).Take(ids.Count).SequenceEqual(ids));
            items.Add(kept < 0 ? new(null, form(wanted[i])) : new(kept, null));
            i += kept < 0 ? 1 : told[kept].Count;
        }
        return items;
    }

    private IEnumerable<string> IdsOf(SourceNode node, ContentType target) =>
        view.References.IdsOf(node, target, "").Select(one => one.Id).OfType<string>();

    // "Jeremy Stanley and Clark Boylan", where the names stood in one text.
    private static JsonValue? Joined(SourceNode? node, ContentType target, IReadOnlyList<string> wanted, Func<string, JsonNode> form)
    {
        if (node is not SourceScalar || target.Source.Joints is not [var joint, ..]) return null;
        var names = wanted.Select(id => form(id).ToString()).ToList();
        return names.Any(name => target.Source.Joints.Any(name.Contains)) ? null : JsonValue.Create(string.Join(joint, names));
    }

    private JsonNode FormOf(ContentType target, string id, SourceNode? sibling)
    {
        if (target.Source.Name is null || namesOf(id) is not [var name, ..] names) return id;
        if (sibling is not SourceMapping mapping) return name;
        if (Example(target, id, name, mapping) is { } example) return example;
        var form = new JsonObject();
        foreach (var (key, value) in mapping.Pairs)
        {
            if (_labels.Contains(key)) form[key] = name;
            else if (_ids.Contains(key)) form[key] = ExternalId(names, value.Text) ?? target.KeyOf(id);
        }
        return form;
    }

    // As another document of the same keys refers to the same entry by its present name.
    private JsonNode? Example(ContentType target, string id, string name, SourceMapping sibling) =>
        (from candidate in view.Candidates
         from field in candidate.Type.Fields.Where(field => field.Target == target)
         from item in candidate[field.Name]?.Items ?? []
         where item is SourceMapping mapping && mapping.Pairs.Select(pair => pair.Key).SequenceEqual(sibling.Pairs.Select(pair => pair.Key))
             && _labels.Any(key => mapping[key]?.Text == name) && IdsOf(item, target).SequenceEqual([id])
         select item.ToJson()).FirstOrDefault();

    private static string? ExternalId(IReadOnlyList<string> names, string? sibling) => sibling?.Split('-')[0] is { Length: > 0 } prefix
        ? names.FirstOrDefault(name => name.StartsWith($"{prefix}-", StringComparison.Ordinal)) : null;

    private SourceNode? ExampleOf(Candidate candidate, Field field) => view.Candidates
        .Where(other => other.Type == candidate.Type && other.IsWhole
            && other.Values.Has("templateKey") == candidate.Values.Has("templateKey"))
        .Select(other => other[field.Name]).FirstOrDefault(node => node?.Items.Any() == true);
}

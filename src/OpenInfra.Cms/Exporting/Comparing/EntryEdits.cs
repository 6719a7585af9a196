using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>A change of one document.</summary>
internal sealed record DocumentEdit(string Path, Edit Edit);

/// <summary>Finds the changes of documents that make of an entry, as the documents plan it, what it is to be.</summary>
internal sealed class EntryEdits(
    PlanView view, PlannedEntry planned, Wanted wanted, ReferenceForms forms, Func<string, string> textOf, Func<string, int> attempts)
{
    private readonly Wanted _now = Wanted.Of(planned);
    private readonly List<DocumentEdit> _edits = [];
    private readonly Dictionary<Candidate, JsonObject> _own = [];

    /// <summary>What differs and no document has a place for: a document of its own is needed.</summary>
    public List<string> Homeless { get; } = [];

    /// <summary>The changes, in the order of the fields.</summary>
    public IReadOnlyList<DocumentEdit> Find()
    {
        foreach (var field in planned.Type.Fields)
        {
            var (before, after) = (_now.Content[field.Name], wanted.Content[field.Name]);
            if (field.Kind == FieldKind.Json) Rest(field, before as JsonObject ?? [], after as JsonObject ?? []);
            else if (JsonNode.DeepEquals(before, after)) continue;
            else if (field.Kind == FieldKind.Markdown) Body(field, (string?)after ?? "");
            else if (field.Kind == FieldKind.Object && !field.IsList) Members(field, before as JsonObject ?? [], after as JsonObject);
            else if (field.IsList) List(field, before as JsonArray ?? [], after as JsonArray ?? []);
            else Single(field, after);
        }
        new EntryKeys(view, planned, wanted, _now, (candidate, edit) => Put(candidate, edit), Homeless).Find();
        return _edits;
    }

    private JsonObject OwnOf(Candidate candidate) => _own.TryGetValue(candidate, out var own) ? own
        : _own[candidate] = candidate.Type.Accept(new Shape(view.Conversion.ContentOf(candidate))).Content;

    // Where names were tried and meant somebody else, also after whoever they mean may have got another name.
    private bool ByIds(Candidate candidate, IReadOnlyList<Step> place) => attempts($"{candidate.Document.Path}:{string.Join('.', place)}") > 1;

    private bool Put(Candidate candidate, Edit edit)
    {
        _edits.Add(new(candidate.Document.Path, edit));
        return true;
    }

    private void Body(Field field, string hash)
    {
        if (planned.Told.FirstOrDefault(candidate => candidate is { IsWhole: true, Document.IsMarkdown: true }) is { } document)
            Put(document, new SetBody(textOf(hash)));
        else Homeless.Add(field.Name);
    }

    private void Single(Field field, JsonNode? value)
    {
        var tellers = planned.Told.Where(candidate => candidate[field.Name] is not null).ToList();
        // Of two names the better one is taken, so all of them change.
        var all = value is null || field.Name == planned.Type.Source.Name;
        foreach (var candidate in all ? tellers : tellers.Take(1))
        {
            var node = candidate[field.Name]!;
            if (PlaceOf(candidate, field, node) is not { } place) Elsewhere(field, candidate, value);
            else if (value is null) Put(candidate, new RemoveKey(place));
            else if (field.Kind == FieldKind.Reference)
                Put(candidate, forms.EditOf(candidate, field, place, node, [(string)value!], ByIds(candidate, place)));
            else Put(candidate, new SetValue(place, value.DeepClone(), field.Kind == FieldKind.Date));
        }
        if (tellers.Count == 0 && value is not null) Elsewhere(field, null, value);
    }

    // A document before the one that told: its word counts more. Without one, a key is added where the entry stands.
    private void Elsewhere(Field field, Candidate? blocked, JsonNode? value)
    {
        if (Home(field, blocked) is not var (home, place) || value is null) Homeless.Add(field.Name);
        else if (field.Kind == FieldKind.Reference)
            Put(home, forms.EditOf(home, field, place, null, [.. (value as JsonArray ?? [value.DeepClone()]).Select(id => (string)id!)], ByIds(home, place)));
        else Put(home, new SetValue(place, new ValueEdits(true).Written(value), field.Kind == FieldKind.Date));
    }

    private (Candidate, IReadOnlyList<Step>)? Home(Field field, Candidate? blocked)
    {
        foreach (var candidate in planned.Told)
        {
            if (candidate == blocked && !candidate.IsWhole) return null;
            if (candidate == blocked) continue;
            if (view.HomeOf(candidate) is { } home) return (candidate, [.. home, .. KeyFor(candidate, field).Split('.').Select(key => (Step)key)]);
        }
        return null;
    }

    // The key that stands there with nothing behind it, or the one that the documents of this dialect use.
    private string KeyFor(Candidate candidate, Field field)
    {
        var keys = candidate.IsWhole ? candidate.KeysOf(field.Name).ToList() : [field.Name];
        return keys.FirstOrDefault(key => candidate.Values.At(key) is not null)
            ?? view.Candidates.Where(other => other.Type == candidate.Type && other.IsWhole
                    && other.Values.Has("templateKey") == candidate.Values.Has("templateKey"))
                .Select(other => keys.FirstOrDefault(key => other.Values.At(key) is not null)).FirstOrDefault(key => key is not null)
            ?? (candidate.Values.Has("templateKey") ? keys.Skip(1).Append(keys[0]).First(key => !key.Contains('.')) : keys[0]);
    }

    private IReadOnlyList<Step>? PlaceOf(Candidate candidate, Field field, SourceNode node)
    {
        if (!candidate.IsWhole) return view.PlaceOf(candidate, node);
        var key = candidate.KeysOf(field.Name).First(key => ReferenceEquals(candidate.Values.At(key), node));
        return ReferenceEquals(candidate.Document.Values?.At(key), node) ? [.. key.Split('.').Select(step => (Step)step)] : null;
    }

    private void Members(Field field, JsonObject before, JsonObject? after)
    {
        var tellers = planned.Told.Where(candidate => candidate[field.Name] is SourceMapping).ToList();
        var edits = new ValueEdits(true);
        if (tellers.Count == 0) Elsewhere(field, null, after);
        else if (after is null) foreach (var candidate in tellers) Remove(candidate);
        else foreach (var key in before.Concat(after).Select(pair => pair.Key).Distinct().Where(key => !edits.IsSame(before[key], after[key]))) Member(key);

        void Remove(Candidate candidate)
        {
            if (PlaceOf(candidate, field, candidate[field.Name]!) is { } place) Put(candidate, new RemoveKey(place));
            else Homeless.Add(field.Name);
        }

        void Member(string key)
        {
            var candidate = tellers.FirstOrDefault(one => ((SourceMapping)one[field.Name]!)[key]?.Text is not null) ?? tellers[0];
            var mapping = (SourceMapping)candidate[field.Name]!;
            if (PlaceOf(candidate, field, mapping) is not { } place) Homeless.Add($"{field.Name}.{key}");
            else if (after[key] is null) Put(candidate, new RemoveKey([.. place, key]));
            else foreach (var edit in edits.Between([.. place, key], mapping[key], before[key], after[key])) Put(candidate, edit);
        }
    }

    private void List(Field field, JsonArray before, JsonArray after)
    {
        var tellers = planned.Told.Where(candidate => candidate[field.Name] is not null && OwnOf(candidate)[field.Name] is JsonArray).ToList();
        if (tellers.Count == 0) Elsewhere(field, null, after);
        foreach (var candidate in tellers)
        {
            var (own, node) = ((JsonArray)OwnOf(candidate)[field.Name]!, candidate[field.Name]!);
            var isFirst = candidate == tellers[0];
            var items = after.Where(item => Has(own, item) || (isFirst && !Has(before, item))).Select(item => item?.DeepClone()).ToArray();
            var mine = tellers.Count == 1 ? (JsonArray)after.DeepClone() : new JsonArray(items);
            if (JsonNode.DeepEquals(own, mine)) continue;
            if (PlaceOf(candidate, field, node) is not { } place)
                Elsewhere(field, candidate, isFirst ? new JsonArray([.. mine.Where(item => !Has(own, item)).Select(item => item?.DeepClone())]) : null);
            else foreach (var edit in EditsOf(field, candidate, place, node, own, mine)) Put(candidate, edit);
        }
    }

    private IEnumerable<Edit> EditsOf(Field field, Candidate candidate, IReadOnlyList<Step> place, SourceNode node, JsonArray own, JsonArray mine)
    {
        // What is inferred is not wanted: an empty list says so, which a missing one doesn't.
        if (mine.Count == 0) return planned.Type.Source.Inferred.ContainsKey(field.Name) ? [new SetValue(place, new JsonArray())] : [new RemoveKey(place)];
        return field.Kind == FieldKind.Reference
            ? [forms.EditOf(candidate, field, place, node, [.. mine.Select(id => (string)id!)], ByIds(candidate, place))]
            : new ValueEdits(true).Between(place, node, own, mine);
    }

    private void Rest(Field field, JsonObject before, JsonObject after)
    {
        foreach (var key in before.Concat(after).Select(pair => pair.Key).Distinct())
        {
            if (JsonNode.DeepEquals(before[key], after[key]) && before.ContainsKey(key) == after.ContainsKey(key)) continue;
            var teller = planned.Told.FirstOrDefault(candidate => candidate.Values[key] is not null);
            var place = teller is null ? Home(field, null) is var (_, home) ? [.. home.SkipLast(1), key] : null : view.PlaceOf(teller, teller.Values[key]!);
            if ((teller ?? planned.Told[0]) is not { } candidate || place is null) Homeless.Add($"{field.Name}.{key}");
            else if (!after.ContainsKey(key)) Put(candidate, new RemoveKey(place));
            else if (!before.ContainsKey(key)) Put(candidate, new SetValue(place, after[key]?.DeepClone()));
            else foreach (var edit in new ValueEdits(false).Between(place, candidate.Values[key], before[key], after[key])) Put(candidate, edit);
        }
    }

    private static bool Has(JsonArray list, JsonNode? item) => list.Any(other => JsonNode.DeepEquals(other, item));
}

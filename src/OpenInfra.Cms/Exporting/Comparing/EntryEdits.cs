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
    private readonly FieldPlaces _places = new(view, planned);
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
    private bool ByIds(Candidate candidate, IReadOnlyList<Step> place) =>
        attempts($"{candidate.Document.Path}:{string.Join('.', place)}") > 1;

    private void Put(Candidate candidate, params IEnumerable<Edit> edits) =>
        _edits.AddRange(edits.Select(edit => new DocumentEdit(candidate.Document.Path, edit)));

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
            if (Overrides(field, candidate, value)) continue;
            if (_places.Of(candidate, field, node) is not { } place) Elsewhere(field, candidate, value);
            else if (value is null) Put(candidate, new RemoveKey(place));
            else if (field.Kind == FieldKind.Reference)
                Put(candidate, forms.EditOf(candidate, field, place, node, [(string)value!], ByIds(candidate, place)));
            else Put(candidate, new SetValue(place, value.DeepClone(), field.Kind == FieldKind.Date));
        }
        if (tellers.Count == 0 && value is not null) Elsewhere(field, null, value);
    }

    private void Elsewhere(Field field, Candidate? blocked, JsonNode? value)
    {
        if (value is null || _places.HomeOf(field, blocked) is not var (home, place)) Homeless.Add(field.Name);
        else Put(home, Added(field, home, place, value));
    }

    // Of what the site's settings give, an empty value says that there is none here.
    private bool Overrides(Field field, Candidate candidate, JsonNode? value)
    {
        if (_places.Overriding(candidate, field, candidate[field.Name]!) is not { } place) return false;
        if (value is null or JsonArray { Count: 0 }) Put(candidate, new SetValue(place, value?.DeepClone()));
        else Put(candidate, Added(field, candidate, place, value));
        return true;
    }

    private Edit Added(Field field, Candidate candidate, IReadOnlyList<Step> place, JsonNode value) => field.Kind == FieldKind.Reference
        ? forms.EditOf(candidate, field, place, null, IdsIn(value), ByIds(candidate, place))
        : new SetValue(place, new ValueEdits(true).Written(value), field.Kind == FieldKind.Date);

    private static IReadOnlyList<string> IdsIn(JsonNode value) =>
        value is JsonArray many ? [.. many.Select(id => (string)id!)] : [(string)value!];

    private void Members(Field field, JsonObject before, JsonObject? after)
    {
        var tellers = planned.Told.Where(candidate => candidate[field.Name] is SourceMapping).ToList();
        var edits = new ValueEdits(true);
        if (tellers.Count == 0) Elsewhere(field, null, after);
        else if (Overrides(field, tellers[0], after)) return;
        else if (after is null) foreach (var candidate in tellers) Remove(candidate);
        else
        {
            foreach (var key in before.Concat(after).Select(pair => pair.Key).Distinct())
                if (!edits.IsSame(before[key], after[key])) Member(key);
        }

        void Remove(Candidate candidate)
        {
            if (_places.Of(candidate, field, candidate[field.Name]!) is { } place) Put(candidate, new RemoveKey(place));
            else Homeless.Add(field.Name);
        }

        void Member(string key)
        {
            var candidate = tellers.FirstOrDefault(one => ((SourceMapping)one[field.Name]!)[key]?.Text is not null) ?? tellers[0];
            var mapping = (SourceMapping)candidate[field.Name]!;
            if (_places.Of(candidate, field, mapping) is not { } place) Homeless.Add($"{field.Name}.{key}");
            else if (after[key] is null) Put(candidate, new RemoveKey([.. place, key]));
            else Put(candidate, edits.Between([.. place, key], mapping[key], before[key], after[key]));
        }
    }

    private void List(Field field, JsonArray before, JsonArray after)
    {
        var tellers = planned.Told
            .Where(candidate => candidate[field.Name] is not null && OwnOf(candidate)[field.Name] is JsonArray).ToList();
        if (tellers.Count == 0) Elsewhere(field, null, after);
        foreach (var candidate in tellers)
        {
            var (own, node) = ((JsonArray)OwnOf(candidate)[field.Name]!, candidate[field.Name]!);
            var isFirst = candidate == tellers[0];
            var items = after.Where(item => Has(own, item) || (isFirst && !Has(before, item))).Select(item => item?.DeepClone()).ToArray();
            var mine = tellers.Count == 1 ? (JsonArray)after.DeepClone() : new JsonArray(items);
            if (JsonNode.DeepEquals(own, mine) || Overrides(field, candidate, mine)) continue;
            if (_places.Of(candidate, field, node) is not { } place)
                Elsewhere(field, candidate, isFirst
                    ? new JsonArray([.. mine.Where(item => !Has(own, item)).Select(item => item?.DeepClone())]) : null);
            else Put(candidate, EditsOf(field, candidate, place, node, own, mine));
        }
    }

    private IEnumerable<Edit> EditsOf(
        Field field, Candidate candidate, IReadOnlyList<Step> place, SourceNode node, JsonArray own, JsonArray mine)
    {
        // What is inferred is not wanted: an empty list says so, which a missing one doesn't.
        if (mine.Count == 0)
            return planned.Type.Source.Inferred.ContainsKey(field.Name) ? [new SetValue(place, new JsonArray())] : [new RemoveKey(place)];
        if (field.Kind == FieldKind.Reference) return [forms.EditOf(candidate, field, place, node, IdsIn(mine), ByIds(candidate, place))];
        if (node is not SourceScalar || !planned.Type.Source.CommaSeparated.Contains(field.Name))
            return new ValueEdits(true).Between(place, node, own, mine);
        // "cloud, edge", unless one of them would not be read back from that.
        var isText = mine.All(item => item is JsonValue text && $"{text}" is { Length: > 0 } tag
            && tag.Trim() == tag && !tag.Contains(',', StringComparison.Ordinal));
        return [new SetValue(place, isText ? string.Join(", ", mine.Select(item => item!.ToString())) : mine)];
    }

    private void Rest(Field field, JsonObject before, JsonObject after)
    {
        foreach (var key in before.Concat(after).Select(pair => pair.Key).Distinct())
        {
            if (JsonNode.DeepEquals(before[key], after[key]) && before.ContainsKey(key) == after.ContainsKey(key)) continue;
            var teller = planned.Told.FirstOrDefault(candidate => candidate.Values[key] is not null);
            var place = teller is not null ? _places.Of(teller, key)
                : _places.HomeOf(field, null) is var (_, home) ? [.. home.SkipLast(1), key] : null;
            if ((teller ?? planned.Told[0]) is not { } candidate || place is null) Homeless.Add($"{field.Name}.{key}");
            else if (teller is not null && IsShared(key)) Put(candidate, new ValueEdits(false).Between(
                place, candidate.Values[key], before[key] as JsonObject ?? [], after[key] as JsonObject ?? []));
            else if (!after.ContainsKey(key)) Put(candidate, new RemoveKey(place));
            else if (!before.ContainsKey(key)) Put(candidate, new SetValue(place, after[key]?.DeepClone()));
            else Put(candidate, new ValueEdits(false).Between(place, candidate.Values[key], before[key], after[key]));
        }
    }

    // What a field can't use of its mapping is kept under the mapping's key.
    private bool IsShared(string key) =>
        planned.Type.Fields.Any(field => field is { Kind: FieldKind.Object, IsList: false } && field.Name == key);

    private static bool Has(JsonArray list, JsonNode? item) => list.Any(other => JsonNode.DeepEquals(other, item));
}

using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Makes one change in a YAML or JSON text.</summary>
internal sealed class ValuesPatch(string text, bool isJson)
{
    private readonly Span? _root = isJson ? JsonSpans.Find(text) : YamlSpans.Find(text);

    /// <summary>The text after a change.</summary>
    /// <exception cref="UnpatchableException">The change can't be made in the text as it is written.</exception>
    public static string Apply(string text, bool isJson, Edit edit) => new ValuesPatch(text, isJson).Apply(edit);

    private FlowPatch Flow => new(text, new(isJson, text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n"));

    private YamlPatch Block => new(text, Layout.Of(text, _root));

    private string Apply(Edit edit)
    {
        var way = WayTo(edit.Place);
        var (owner, step) = (way[^1], edit.Place[way.Count - 1]);
        var isThere = way.Count == edit.Place.Count && owner?[step] is not null;
        return edit switch
        {
            SetValue set when isThere => Set(way, owner!, step, set),
            SetValue set => Add(way, owner, step, set),
            SetItems set when isThere => SetItems(way, owner!, step, set.Items),
            RemoveKey when isThere && step.Key is { } key => Remove(way, edit.Place, owner!, key),
            RemoveKey when isThere is false => text,
            _ => throw new UnpatchableException($"{edit.Name} is not there."),
        };
    }

    // The mappings and lists on the way to a place, as far as they are there: the last holds the last step.
    private List<Span?> WayTo(IReadOnlyList<Step> place)
    {
        var way = new List<Span?> { _root };
        foreach (var step in place.SkipLast(1))
        {
            if (way[^1]?[step] is not { } next) break;
            if (next.IsAlias || next.Alias is not null) throw new UnpatchableException($"{step} is shared with another place.");
            if (next.Pairs is null && next.Items is null) break;
            way.Add(next);
        }
        return way;
    }

    private string Set(List<Span?> way, Span owner, Step step, SetValue edit)
    {
        var value = owner[step]!;
        if (value.Alias is { } alias) return Apply(Moved(value, alias), isJson, edit);
        if (owner.IsFlow) return Flow.SetValue(value, edit.Value);
        return step.Key is { } key ? Block.SetValue(owner.Pairs!.Last(pair => pair.Key == key), edit.Value, edit.IsPlain) : Block.SetItem(value, edit.Value);
    }

    private string Add(List<Span?> way, Span? owner, Step step, SetValue edit)
    {
        var value = edit.Value?.DeepClone();
        foreach (var below in edit.Place.Skip(way.Count).Reverse()) value = new JsonObject { [below.Key ?? throw Missing(edit)] = value };
        var key = step.Key ?? throw Missing(edit);
        if (owner?.Pairs is null && owner is not null && way.Count > 1) throw Missing(edit);
        if (owner?[step] is { } scalar) return Set(way, owner, step, edit with { Value = value, IsPlain = scalar.Style is not 0 && edit.IsPlain });
        if (owner is { IsFlow: true }) return Flow.Add(owner, key, value);
        return Block.Add(owner, key, value, edit.IsPlain && edit.Place.Count == way.Count ? value!.ToString() : null);
    }

    private string SetItems(List<Span?> way, Span owner, Step step, IReadOnlyList<ListItem> items)
    {
        var list = owner[step]!;
        if (list.Items is null || list.Alias is not null) throw new UnpatchableException($"{step} is no list of its own.");
        if (list.IsFlow) return Flow.SetItems(list, items);
        return step.Key is { } key ? Block.SetItems(owner.Pairs!.Last(pair => pair.Key == key), list, items)
            : throw new UnpatchableException("A list is an item of another.");
    }

    private string Remove(List<Span?> way, IReadOnlyList<Step> place, Span owner, string key)
    {
        if (owner[key]!.Alias is { } alias) return Apply(Moved(owner[key]!, alias), isJson, new RemoveKey(place));
        if (owner.IsFlow) return Flow.Remove(owner, key);
        if (way.Count < 2 || place[^2].Key is not { } parent || way[^2]!.IsFlow) return Block.RemovePair(owner.Pairs!, key);
        return Block.Remove(way[^2]!.Pairs!.Last(pair => pair.Key == parent), owner, key);
    }

    // A value with an anchor goes to the first place that stands for it, so that the others still find it.
    private string Moved(Span value, Span alias)
    {
        var written = text[value.Start..value.End];
        if (written.Contains('\n', StringComparison.Ordinal)) throw new UnpatchableException("A value of several lines is shared with another place.");
        var plain = written[(written.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return text[..value.Start] + plain + text[value.End..alias.Start] + written + text[alias.End..];
    }

    private static UnpatchableException Missing(Edit edit) => new($"There is no place for {edit.Name}.");
}

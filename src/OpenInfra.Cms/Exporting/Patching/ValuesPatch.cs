using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Makes one change in a YAML, JSON or TOML text.</summary>
internal sealed partial class ValuesPatch(string text, FrontMatterLanguage language, Layout manner)
{
    private readonly Span? _root = language switch
    {
        FrontMatterLanguage.Json => JsonSpans.Find(text),
        FrontMatterLanguage.Toml => TomlSpans.Find(text),
        _ => YamlSpans.Find(text),
    };

    /// <summary>The text after a change.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">What it is written in.</param>
    /// <param name="manner">How what is added is laid out, where the text doesn't show it.</param>
    /// <param name="edit">The change.</param>
    /// <exception cref="UnpatchableException">The change can't be made in the text as it is written.</exception>
    public static string Apply(string text, FrontMatterLanguage language, Layout manner, Edit edit) =>
        new ValuesPatch(text, language, manner).Apply(edit);

    private FlowPatch Flow => new(text, new(language, Layout.NewLineOf(text, manner)));

    private IBlockPatch Block => language == FrontMatterLanguage.Toml
        ? new TomlPatch(text, _root!, Layout.NewLineOf(text, manner)) : new YamlPatch(text, Layout.Of(text, _root, manner));

    private string Apply(Edit edit)
    {
        if (SharedOnWayTo(edit.Place) is { Alias: { } alias } shared) return Apply(Moved(shared, alias), language, manner, edit);
        var way = WayTo(edit.Place);
        var (owner, step) = (way[^1], edit.Place[way.Count - 1]);
        var isThere = way.Count == edit.Place.Count && owner?[step] is not null;
        return edit switch
        {
            SetValue set when isThere => Set(owner!, step, set),
            SetValue set => Add(way, owner, step, set),
            SetItems set when isThere => SetItems(owner!, step, set),
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
            if (next.IsAlias) throw new UnpatchableException($"{step} stands for a value that another place has.");
            if (next.Pairs is null && next.Items is null) break;
            way.Add(next);
        }
        return way;
    }

    private Span? SharedOnWayTo(IReadOnlyList<Step> place)
    {
        var at = _root;
        foreach (var step in place.SkipLast(1))
        {
            at = at?[step];
            if (at?.Alias is not null) return at;
        }
        return null;
    }

    private string Set(Span owner, Step step, SetValue edit)
    {
        var value = owner[step]!;
        if (value.Alias is { } alias) return Apply(Moved(value, alias), language, manner, edit);
        if (owner.IsFlow) return Flow.SetValue(value, edit.Value);
        return step.Key is { } key
            ? Block.SetValue(owner.Pairs!.Last(pair => pair.Key == key), edit.Value, edit.IsPlain) : Block.SetItem(value, edit.Value);
    }

    private string Add(List<Span?> way, Span? owner, Step step, SetValue edit)
    {
        var value = edit.Value?.DeepClone();
        foreach (var below in edit.Place.Skip(way.Count).Reverse()) value = new JsonObject { [below.Key ?? throw Missing(edit)] = value };
        var key = step.Key ?? throw Missing(edit);
        if (owner?.Pairs is null && owner is not null && way.Count > 1) throw Missing(edit);
        if (owner?[step] is { } scalar)
            return Set(owner, step, edit with { Value = value, IsPlain = scalar.Style is not 0 && edit.IsPlain });
        if (owner is { IsFlow: true }) return Flow.Add(owner, key, value);
        return Block.Add(owner, key, value, edit.IsPlain && edit.Place.Count == way.Count);
    }

    private string SetItems(Span owner, Step step, SetItems edit)
    {
        var list = owner[step]!;
        if (list.Alias is { } alias) return Apply(Moved(list, alias), language, manner, edit);
        if (list.Items is null) throw new UnpatchableException($"{step} is no list of its own.");
        if (list.IsFlow) return Flow.SetItems(list, edit.Items);
        return step.Key is { } key ? Block.SetItems(owner.Pairs!.Last(pair => pair.Key == key), list, edit.Items)
            : throw new UnpatchableException("A list is an item of another.");
    }

    private string Remove(List<Span?> way, IReadOnlyList<Step> place, Span owner, string key)
    {
        if (owner[key]!.Alias is { } alias) return Apply(Moved(owner[key]!, alias), language, manner, new RemoveKey(place));
        if (owner.IsFlow) return Flow.Remove(owner, key);
        if (way.Count < 2 || place[^2].Key is not { } parent || way[^2]!.IsFlow) return Block.Remove(null, owner, key);
        return Block.Remove(way[^2]!.Pairs!.Last(pair => pair.Key == parent), owner, key);
    }

    // A value with an anchor goes to the first place that stands for it, so that the others still find it.
    private string Moved(Span value, Span alias)
    {
        var written = text[value.Start..value.End];
        var anchor = Anchor.Match(written);
        var plain = written.Remove(anchor.Index, anchor.Length);
        var there = !written.Contains('\n', StringComparison.Ordinal) ? written
            : $"{anchor.Value.TrimEnd()} {YamlWriter.Inline(YamlSource.Read(written, 1, (_, _) => { })?.ToJson(), isInFlow: true)}";
        var before = plain.Length == 0 || plain[0] is '\r' or '\n' ? text[..value.Start].TrimEnd(' ') : text[..value.Start];
        return before + plain + text[value.End..alias.Start] + there + text[alias.End..];
    }

    private static UnpatchableException Missing(Edit edit) => new($"There is no place for {edit.Name}.");

    [GeneratedRegex(@"&[^\s,\[\]{}]+[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor { get; }
}

using System.Text.Json.Nodes;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>Two drafts that began as one: what each has changed since, value by value, and whether both can be had.</summary>
internal sealed class ThreeWay
{
    private readonly List<Split> _splits = [];

    /// <param name="before">What both began with; null where that is not known, so that whatever differs is a conflict.</param>
    /// <param name="yours">What one of them wants.</param>
    /// <param name="theirs">What the other has saved.</param>
    public ThreeWay(JsonObject? before, JsonObject yours, JsonObject theirs) => Value = Merge(before, yours, theirs, "");

    /// <summary>Both changes in one; where both changed the same, yours.</summary>
    public JsonObject Value { get; }

    /// <summary>All values in which yours and theirs differ.</summary>
    public IReadOnlyList<Difference> Differences =>
        [.. _splits.Where(one => one.IsApart)
            .Select(one => new Difference(one.Pointer, one.Base.Value, one.Yours.Value, one.Theirs.Value))];

    /// <summary>Whether both changed one value, each in their own way.</summary>
    public bool IsConflict => _splits.Any(one => one.IsYours && one.IsTheirs && one.IsApart);

    /// <summary>What only the other has changed.</summary>
    public IReadOnlyList<string> Theirs => [.. _splits.Where(one => !one.IsYours).Select(one => one.Pointer)];

    /// <summary>What you have changed.</summary>
    public IReadOnlyList<string> Yours => [.. _splits.Where(one => one.IsYours).Select(one => one.Pointer)];

    private JsonObject Merge(JsonObject? before, JsonObject yours, JsonObject theirs, string owner)
    {
        var merged = new JsonObject();
        foreach (var name in theirs.Concat(yours).Concat(before ?? []).Select(pair => pair.Key).Distinct())
        {
            var split = new Split(
                $"{owner}/{Pointers.Escape(name)}", Member.Of(before, name), Member.Of(yours, name), Member.Of(theirs, name));
            if (Merge(split) is { IsThere: true, Value: var value }) merged[name] = value;
        }
        return merged;
    }

    private Member Merge(Split split)
    {
        if (split is { Yours.Value: JsonObject mine, Theirs.Value: JsonObject others })
            return new(true, Merge(split.Base.Value as JsonObject, mine, others, split.Pointer));
        if (split.IsYours || split.IsTheirs) _splits.Add(split);
        var (isThere, value) = split.IsYours ? split.Yours : split.Theirs;
        return new(isThere, value?.DeepClone());
    }

    /// <summary>A value in its three states.</summary>
    private sealed record Split(string Pointer, Member Base, Member Yours, Member Theirs)
    {
        public bool IsYours => !Yours.Is(Base);

        public bool IsTheirs => !Theirs.Is(Base);

        public bool IsApart => !Yours.Is(Theirs);
    }
}

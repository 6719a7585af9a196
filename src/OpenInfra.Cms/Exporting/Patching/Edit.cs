using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>A step into a value: to the value of a key, or to an item of a list.</summary>
internal readonly record struct Step(string? Key, int Index)
{
    public static implicit operator Step(string key) => new(key, -1);
    public static implicit operator Step(int index) => new(null, index);

    public override string ToString() => Key ?? $"{Index}";
}

/// <summary>One change of a document's values; the text around it stays as it is.</summary>
internal abstract record Edit(IReadOnlyList<Step> Place)
{
    /// <summary>The place in words: "seo.title".</summary>
    public string Name => string.Join('.', Place);
}

/// <summary>
/// Another value at a place, which is added where it is missing. A plain one is written without quotes where it had none.
/// </summary>
internal sealed record SetValue(IReadOnlyList<Step> Place, JsonNode? Value, bool IsPlain = false) : Edit(Place);

/// <summary>A key less.</summary>
internal sealed record RemoveKey(IReadOnlyList<Step> Place) : Edit(Place);

/// <summary>Other items for a list: those that it had keep their text.</summary>
internal sealed record SetItems(IReadOnlyList<Step> Place, IReadOnlyList<ListItem> Items) : Edit(Place);

/// <summary>Another text below the front matter.</summary>
internal sealed record SetBody(string Text) : Edit(["body"]);

/// <summary>An item of a list: one that the list had, by its number, or a new one.</summary>
internal readonly record struct ListItem(int? Kept, JsonNode? Value);

/// <summary>The change can't be made in the text as it is written; the values have to be written anew.</summary>
internal sealed class UnpatchableException(string message) : Exception(message);

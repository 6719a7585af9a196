using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OpenInfra.Cms.Reading;

/// <summary>
/// A place in an ordered list: the values of the order's keys and the id of the entry there. It stays right when entries
/// come and go, the entry itself included. Clients pass it back as it is, so its form may change.
/// </summary>
public sealed record Cursor(string Order, IReadOnlyList<string?> Values, string Id)
{
    /// <summary>The names and directions of the keys, for which alone the cursor is good: "-publishedAt".</summary>
    public static string OrderOf(IReadOnlyList<OrderKey> keys) =>
        string.Join(',', keys.Select(key => $"{(key.Descending ? "-" : "")}{key.Name}{(key.NullsFirst ? ".nullsfirst" : "")}"));

    /// <summary>The cursor as opaque text.</summary>
    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string?[]>([Order, Id, .. Values]));

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = text is not null && Base64Url.IsValid(text) && PartsOf(text) is [{ } order, { } id, .. var values] ? new(order, values, id) : null;
        return cursor is not null;
    }

    /// <summary>Whether the cursor can stand in a list of this order.</summary>
    public bool Fits(IReadOnlyList<OrderKey> keys) =>
        Order == OrderOf(keys) && Values.Count == keys.Count && StorableText.CanBeStored(Id)
        && keys.Zip(Values).All(pair => pair.Second is null || ValueOf(pair.First, pair.Second) is not null);

    /// <summary>The value of a key as the database compares it; null for a text that can't be one.</summary>
    internal static object? ValueOf(OrderKey key, string text) => Comparable.Of(Scope.SortKindOf(key.Operand), text);

    private static string?[]? PartsOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

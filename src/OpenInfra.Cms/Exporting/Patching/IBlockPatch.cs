using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Changes what stands on lines of its own; each answers with the whole text after that.</summary>
internal interface IBlockPatch
{
    /// <summary>Puts another value behind a key.</summary>
    /// <param name="pair">The key with its value.</param>
    /// <param name="value">The other value.</param>
    /// <param name="isPlain">Whether it is written without quotes where the one before had none.</param>
    string SetValue(SpanPair pair, JsonNode? value, bool isPlain);

    /// <summary>Puts another value in the place of an item.</summary>
    string SetItem(Span item, JsonNode? value);

    /// <summary>Adds a key to a mapping, or to a text that has none.</summary>
    string Add(Span? mapping, string key, JsonNode? value, bool isPlain);

    /// <summary>Takes a key away from a mapping.</summary>
    /// <param name="owner">The key that the mapping stands behind; null for the outermost one.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="key">The key.</param>
    string Remove(SpanPair? owner, Span mapping, string key);

    /// <summary>Gives a list other items: those that it had keep their lines.</summary>
    string SetItems(SpanPair owner, Span list, IReadOnlyList<ListItem> items);
}

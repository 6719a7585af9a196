using System.Globalization;

namespace OpenInfra.Cms.Reading;

/// <summary>Texts from outside as the values that the database compares operands with.</summary>
internal static class Comparable
{
    /// <summary>The value that a text stands for; null for a text that can't be one, so that nothing is equal to it.</summary>
    public static object? Of(Operand operand, string text) => operand switch
    {
        Operand.Entry(EntryField.PublishedAt or EntryField.RevisedAt) =>
            DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUniversalTime() : null,
        Operand.Content({ Kind: FieldKind.Integer }) or Operand.Item({ Kind: FieldKind.Integer }) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => CanBeStored(text) ? text : null,
    };

    /// <summary>Those of the texts that can be values, as an array of the type that the database expects.</summary>
    public static Array Of(Operand operand, IReadOnlyList<string> texts)
    {
        object[] values = [.. texts.Select(text => Of(operand, text)).OfType<object>()];
        return operand switch
        {
            Operand.Entry(EntryField.PublishedAt or EntryField.RevisedAt) => Array.ConvertAll(values, value => (DateTimeOffset)value),
            Operand.Content({ Kind: FieldKind.Integer }) or Operand.Item({ Kind: FieldKind.Integer }) => Array.ConvertAll(values, value => (int)value),
            _ => Array.ConvertAll(values, value => (string)value),
        };
    }

    /// <summary>Whether PostgreSQL takes the text at all: no U+0000, and no half of a surrogate pair.</summary>
    public static bool CanBeStored(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }
}

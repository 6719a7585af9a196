using System.Globalization;
using System.Text.Json;

namespace OpenInfra.Cms.Reading;

/// <summary>Texts from outside as the values that the database compares operands with.</summary>
internal static class Comparable
{
    /// <summary>The value that a text stands for; null for a text that can't be one, so that nothing is equal to it.</summary>
    public static object? Of(ScalarKind? kind, string text) => kind switch
    {
        ScalarKind.Moment =>
            DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUniversalTime() : null,
        ScalarKind.Integer =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => StorableText.CanBeStored(text) ? text : null,
    };

    /// <summary>Those of the texts that can be values, as an array of the type that the database expects.</summary>
    public static Array Of(ScalarKind? kind, IReadOnlyList<string> texts)
    {
        object[] values = [.. texts.Select(text => Of(kind, text)).OfType<object>()];
        return kind switch
        {
            ScalarKind.Moment => Array.ConvertAll(values, value => (DateTimeOffset)value),
            ScalarKind.Integer => Array.ConvertAll(values, value => (int)value),
            _ => Array.ConvertAll(values, value => (string)value),
        };
    }

    /// <summary>Those of the texts that can be values, as the JSON that is searched for.</summary>
    public static string[] JsonOf(ScalarKind? kind, IReadOnlyList<string> texts) =>
    [
        .. texts.Where(text => Of(kind, text) is not null)
            .Select(text => kind is ScalarKind.Integer or ScalarKind.Boolean ? text : JsonSerializer.Serialize(text)),
    ];

    /// <summary>What a parameter of this kind needs to be compared.</summary>
    public static string CastOf(ScalarKind? kind, bool isArray = false) =>
        kind != ScalarKind.Number ? "" : isArray ? "::numeric[]" : "::numeric";
}

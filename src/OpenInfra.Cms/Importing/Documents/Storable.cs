namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Makes of a text one that every database can hold.</summary>
internal static class Storable
{
    /// <summary>The text with U+FFFD for each U+0000 and each half of a surrogate pair, with a warning where there was one.</summary>
    public static string Text(string text, int line, Action<int, string> warn)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        var storable = string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = from[i] == '\0' || IsHalf(from, i) ? '\uFFFD' : from[i];
        });
        if (storable != text) warn(line, "A text holds U+0000 or half of a character, which can't be stored; U+FFFD stands for it.");
        return storable;
    }

    private static bool IsHalf(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}

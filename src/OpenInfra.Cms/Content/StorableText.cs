namespace OpenInfra.Cms.Content;

/// <summary>Tells texts that PostgreSQL takes from those that it doesn't.</summary>
internal static class StorableText
{
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

namespace OpenInfra.Cms.Checking;

/// <summary>What a message quotes: in quotation marks, on one line, and not longer than a message should be.</summary>
internal static class Quotation
{
    private const int Longest = 120;

    public static string Of(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest) return $"\"{line}\"";
        return $"\"{line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)]}…\"";
    }
}

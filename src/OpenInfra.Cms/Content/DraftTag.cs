using System.Globalization;

namespace OpenInfra.Cms.Content;

/// <summary>Names the state of a draft to whoever changes it: "d5" for that of version 5.</summary>
public static class DraftTag
{
    /// <summary>The tag of a version's draft.</summary>
    public static string Of(int version) => $"d{version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The version whose draft a tag names, also in the quotes that HTTP puts around it; null for what is no such tag.</summary>
    public static int? Parse(string tag) => tag.Trim('"') is ['d', .. var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

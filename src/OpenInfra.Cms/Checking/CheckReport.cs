using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Checking;

/// <summary>All that a check found.</summary>
/// <param name="Findings">In the order of their files and lines.</param>
/// <param name="Hosts">The hosts whose addresses were taken for the site's own.</param>
/// <param name="Assets">The folder in which files were looked for; null where none was given.</param>
/// <param name="LikelyRoutes">Routes that the front end may serve without entries, such as "/a/*": links lead there that are
/// findings.</param>
public sealed record CheckReport(
    IReadOnlyList<Finding> Findings, IReadOnlyList<string> Hosts, string? Assets, IReadOnlyList<string> LikelyRoutes)
{
    private static readonly JsonSerializerOptions _json = LowerCase();

    /// <summary>How many findings there are of each kind.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; } =
        Findings.CountBy(finding => finding.Kind).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary();

    /// <summary>Whether no finding is an error.</summary>
    [JsonIgnore]
    public bool IsClean => Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>The report as JSON, with severities in lower case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    // Before the converter that the options begin with: the first that fits is taken.
    private static JsonSerializerOptions LowerCase()
    {
        var json = new JsonSerializerOptions(Wire.Json) { WriteIndented = true };
        json.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return json;
    }
}

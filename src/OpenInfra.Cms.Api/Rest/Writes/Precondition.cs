using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>What the sender of a change has seen of the entry, by If-Match (RFC 9110, 13.1.1).</summary>
/// <param name="Version">The version whose draft they have seen; null where it is what is published.</param>
internal sealed record Precondition(int? Version)
{
    /// <summary>The tag of a draft.</summary>
    public static string TagOf(int version) => $"d{version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads the header: of several tags the newest draft's counts. Null where there is none.</summary>
    public static Precondition? Of(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0) return null;
        var versions = request.GetTypedHeaders().IfMatch.Select(VersionOf).OfType<int>().ToList();
        return new(versions is [] ? null : versions.Max());
    }

    // A weak tag names no state exactly, and "*" none at all.
    private static int? VersionOf(EntityTagHeaderValue tag) =>
        !tag.IsWeak && tag.Tag.Length > 3 && tag.Tag[1] == 'd'
            && int.TryParse(tag.Tag.AsSpan()[2..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

using System.Globalization;
using OpenInfra.Cms.Api.Rest.Parameters;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>What can be asked of an entry's history.</summary>
internal static class RevisionParameters
{
    private static readonly Parameter _first = Parameter.First("revisions");

    private static readonly Parameter _after = new("after", "Where to go on: `next` of the page before.") { Range = (1, int.MaxValue) };

    /// <summary>The parameters of the list.</summary>
    public static IReadOnlyList<Parameter> List { get; } = [_first, _after];

    /// <summary>The part of the list that a query asks for.</summary>
    public static (int Size, int? Before) Read(Query query)
    {
        query.RefuseOthers(List);
        var after = query.Value(_after);
        return (query.Number(_first), after is null ? null : int.Parse(after, CultureInfo.InvariantCulture));
    }

    /// <summary>The version that stands in a path; null for what is none of the entry's.</summary>
    /// <param name="text">The text in the path.</param>
    /// <param name="latest">The version that the entry has now.</param>
    public static int? VersionOf(string text, int latest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 && version <= latest
            ? version : null;
}

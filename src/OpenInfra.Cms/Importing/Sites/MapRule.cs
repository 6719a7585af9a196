using Microsoft.Extensions.FileSystemGlobbing;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>A line of cms.yml: which documents, and what they are.</summary>
/// <param name="Pattern">A glob below the root: "members/**".</param>
/// <param name="Type">What they are; null where the rule leaves that to the document.</param>
/// <param name="Fields">The source's keys by the field that takes them.</param>
/// <param name="Values">Keys that each document gets, unless it has them.</param>
internal sealed record MapRule(string Pattern, ContentType? Type, IReadOnlyDictionary<string, string> Fields, SourceMapping Values)
{
    private readonly Matcher _matcher = new Matcher().AddInclude(Pattern);

    public bool Fits(string path) => _matcher.Match(path).HasMatches;
}

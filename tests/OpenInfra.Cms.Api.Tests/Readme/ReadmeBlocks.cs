using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Readme;

/// <summary>A fenced block of the README, with the JSON block that follows it at once, which is its answer.</summary>
/// <param name="Language">What the fence says: sh, graphql, yaml …</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Answer">The answer that the README shows; null where it shows none.</param>
internal sealed partial record ReadmeBlock(string Language, string Text, JsonNode? Answer)
{
    public static IReadOnlyList<ReadmeBlock> All { get; } = [.. Read(File.ReadAllText(Repository.Folder("README.md")))];

    private static IEnumerable<ReadmeBlock> Read(string readme) =>
        from match in Fence.Matches(readme)
        let answer = match.Groups["answer"]
        select new ReadmeBlock(match.Groups["language"].Value, match.Groups["text"].Value, answer.Success ? JsonNode.Parse(answer.Value) : null);

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)^```\n(\s*```json\n(?<answer>.*?)^```\n)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }
}

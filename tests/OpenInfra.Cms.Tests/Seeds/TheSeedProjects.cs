using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Tests.Seeds;

public sealed class TheSeedProjects
{
    private static readonly Dictionary<string, SeedProject> _projects = SeedFiles.Entries<SeedProject>("projects");
    private static readonly SeedDocument _introduction = SeedDocument.Of("post/introducing-the-open-infrastructure-foundation");
    private static readonly SeedDocument _spotlight = SeedDocument.All.Single(document => document.Says("projects in the spotlight"));

    [Theory]
    [InlineData("Confirmed", 6, @"advances projects such as (?<names>.+?)\. ")]
    [InlineData("Supported", 1, @"announces its support for the \[(?<names>\w+) project\]")]
    public void Are_exactly_those_that_the_foundation_names(string stage, int count, string sentence)
    {
        var named = _introduction.Names(sentence);
        var projects = _projects.Values.Where(project => project.Stage == stage).Select(project => project.Name);
        Assert.Equal(count, named.Count);
        Assert.Equal(named.ToHashSet(), projects.ToHashSet());
    }

    [Fact]
    public void Have_only_these_two_stages() =>
        Assert.Equal(7, _projects.Values.Count(project => project.Stage is "Confirmed" or "Supported"));

    [Theory]
    [InlineData("OpenStack", 2010, "Launched in 2010 by (?<names>.+?), OpenStack")]
    [InlineData("Kata Containers", 2017, @"launch in 2017, .+ by three organizations: (?<names>.+?)\. Today")]
    [InlineData("StarlingX", 2018, @"launched in 2018 with the support of (?<names>.+?)\. Today")]
    public void Have_the_founders_and_the_year_that_their_launch_is_told_with(string name, int year, string sentence)
    {
        var project = Named(name);
        Assert.Equal(year, project.Launched);
        Assert.Equal(_spotlight.Names(sentence), project.Founders);
    }

    [Theory]
    [InlineData("Kata Containers", @"infrastructure donors which include (?<names>.+)\.$")]
    [InlineData("StarlingX", @"community of supporters also includes (?<names>.+?)\. Organizations")]
    public void Have_every_contributor_that_is_listed(string name, string sentence) =>
        Assert.Equal(_spotlight.Names(sentence), Named(name).Contributors.Where(contributor => !IsCount(contributor)));

    [Fact]
    public void Say_nothing_of_launches_and_contributors_beyond_the_paragraph_on_them() => Assert.All(_projects.Values, project =>
    {
        var paragraph = Regex.Match(_spotlight.Text, $@"^\* \[{project.Name}\].+$", RegexOptions.Multiline).Value;
        string?[] facts = [project.Launched?.ToString(CultureInfo.InvariantCulture), .. project.Founders, .. project.Contributors];
        Assert.All(facts.OfType<string>(), fact => Assert.Contains(IsCount(fact) ? fact[1..] : fact, paragraph, StringComparison.Ordinal));
    });

    // A count may begin a sentence in the entry that it doesn't begin in the document.
    private static bool IsCount(string contributor) => Regex.IsMatch(contributor, @"^(More than|Approximately) \d");

    private static SeedProject Named(string name) => _projects.Values.Single(project => project.Name == name);
}

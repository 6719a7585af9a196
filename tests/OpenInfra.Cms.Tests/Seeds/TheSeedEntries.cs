using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Tests.Seeds;

public sealed class TheSeedEntries
{
    private static readonly string[] _folders = ["authors", "categories", "organizations", "projects"];

    public static TheoryData<string> Files => [.. SeedFiles.Paths(".yml")];

    [Fact]
    public void Lie_in_the_folder_of_their_type() =>
        Assert.Equal(_folders, SeedFiles.Paths(".yml").Select(path => Path.GetDirectoryName(path)).Distinct());

    [Theory]
    [MemberData(nameof(Files))]
    public void Have_the_slug_of_their_name_as_file_name(string path)
    {
        var entry = SeedFiles.Parse<Dictionary<string, object>>(SeedFiles.Read(path));
        var name = (string)(entry.GetValueOrDefault("name") ?? entry["label"]);
        Assert.Equal($"{Slug(name)}.yml", Path.GetFileName(path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Have_no_key_without_a_value(string path) => AssertFilled(SeedFiles.Parse<object>(SeedFiles.Read(path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Have_no_key_that_their_type_lacks(string path)
    {
        var yaml = SeedFiles.Read(path);
        object entry = Path.GetDirectoryName(path) switch
        {
            "authors" => SeedFiles.Parse<SeedAuthor>(yaml),
            "categories" => SeedFiles.Parse<SeedCategory>(yaml),
            "organizations" => SeedFiles.Parse<SeedOrganization>(yaml),
            _ => SeedFiles.Parse<SeedProject>(yaml),
        };
        Assert.NotNull(entry);
    }

    private static void AssertFilled(object? value)
    {
        if (value is Dictionary<object, object> map)
            AssertAllFilled(map.Values);
        else if (value is List<object> list)
            AssertAllFilled(list);
        else
            Assert.False(string.IsNullOrWhiteSpace((string?)value));
    }

    private static void AssertAllFilled(ICollection<object> values)
    {
        Assert.NotEmpty(values);
        Assert.All(values, AssertFilled);
    }

    private static string Slug(string name) => Regex.Replace(name.Replace("&", "and").ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
}

using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OpenInfra.Cms.Tests.Seeds;

/// <summary>The files of seed-content/, found by walking up from where the tests run.</summary>
internal static class SeedFiles
{
    // Strict by YamlDotNet's default: a key that the type lacks is an error.
    private static readonly IDeserializer _yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static T Parse<T>(string yaml) => _yaml.Deserialize<T>(yaml);

    public static IEnumerable<string> Paths(string extension) => Directory
        .EnumerateFiles(Folder, $"*{extension}", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>The entries of one folder by their slugs, which are the files' names.</summary>
    public static Dictionary<string, T> Entries<T>(string folder) => Paths(".yml")
        .Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => Parse<T>(Read(path)));

    private static string Find(string folder) => Path.Combine(folder, "seed-content") is var seeds && Directory.Exists(seeds)
        ? seeds
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No seed-content/ above the tests."));
}

namespace OpenInfra.Cms.Checking.Sites;

/// <summary>
/// The pages that a front end has as files of its own: by the conventions of Gatsby, Next, Nuxt, Astro and SvelteKit, and of Eleventy's
/// templates. "[id]" stands for any segment, "[...all]" for all that follow.
/// </summary>
internal sealed class FrontEndPages(string folder)
{
    private static readonly string[] _folders = ["src/pages", "pages", "src/app", "app", "src/routes"];
    private static readonly string[] _extensions = [".js", ".jsx", ".ts", ".tsx", ".astro", ".vue", ".svelte", ".njk", ".liquid"];
    private static readonly string[] _indexes = ["index", "page", "+page"];

    private readonly List<DirectoryInfo> _roots =
        [.. _folders.Select(name => new DirectoryInfo(Path.Combine(folder, name))).Where(root => root.Exists)];

    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Whether one of them is shown at a path.</summary>
    public bool Serve(string path) => _known.TryGetValue(path, out var known) ? known
        : _known[path] = _roots.Any(root => Serves(root, path.Split('/', StringSplitOptions.RemoveEmptyEntries)));

    private static bool Serves(DirectoryInfo folder, string[] rest)
    {
        var pages = folder.EnumerateFiles().Where(file => _extensions.Contains(file.Extension))
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToList();
        if (pages.Any(IsRest)) return true;
        if (rest is []) return pages.Any(_indexes.Contains);
        if (rest is [var page] && pages.Any(name => name == page || IsOne(name))) return true;
        return folder.EnumerateDirectories().Any(below => ServesBelow(below, rest));
    }

    // Next leaves "(group)" out of the path.
    private static bool ServesBelow(DirectoryInfo folder, string[] rest) => IsRest(folder.Name)
        || ((folder.Name == rest[0] || IsOne(folder.Name)) && Serves(folder, rest[1..]))
        || (folder.Name is ['(', .., ')'] && Serves(folder, rest));

    private static bool IsOne(string name) => name.StartsWith('[') && !IsRest(name);

    private static bool IsRest(string name) => name.TrimStart('[').StartsWith("...", StringComparison.Ordinal) && name.StartsWith('[');
}

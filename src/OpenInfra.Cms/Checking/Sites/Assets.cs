namespace OpenInfra.Cms.Checking.Sites;

/// <summary>The files of the site, in a folder as it stands in a checkout or as it was built.</summary>
internal sealed class Assets
{
    private static readonly string[] _folders = ["", "static", "public"];

    private readonly string[] _roots;
    private readonly FrontEndPages _pages;

    /// <exception cref="FileNotFoundException">There is no such folder.</exception>
    public Assets(string folder)
    {
        if (!Directory.Exists(folder)) throw new FileNotFoundException($"There is no folder \"{folder}\" to look for assets in.");
        _pages = new(folder);
        _roots = [.. _folders.Select(name => Path.GetFullPath(Path.Combine(folder, name)))];
    }

    /// <summary>Whether the site has a file at a path that begins with "/", or a folder with an index.</summary>
    public bool Has(string path) => _roots.Any(root => IsFile(root, path[1..]));

    /// <summary>Whether the front end has a page of its own at a path.</summary>
    public bool HasPage(string path) => _pages.Serve(path);

    private static bool IsFile(string root, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return false;
        var file = Path.GetFullPath(Path.Combine(root, path));
        // A path may lead out of the folder; what is there is no part of the site.
        var isInside = file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isInside && (File.Exists(file) || File.Exists(Path.Combine(file, "index.html")));
    }
}

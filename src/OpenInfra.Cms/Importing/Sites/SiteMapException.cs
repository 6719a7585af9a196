namespace OpenInfra.Cms.Importing.Sites;

/// <summary>A site's cms.yml can't be used: what is wrong, where, and what would be right. Nothing is imported.</summary>
public sealed class SiteMapException(string path, int line, string message) : Exception($"{path}:{line}: {message}");

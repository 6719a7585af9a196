using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>All that a site's own settings tell of its documents.</summary>
internal sealed record SiteSettings(SiteMap Map, DecapConfig Decap, FolderData Folders, SiteFacts Facts)
{
    // Where Eleventy's starter, and Gatsby sites under Netlify CMS, keep the site's title.
    private static readonly string[] _titles = ["title", "siteMetadata.title"];

    public static SiteSettings Of(IReadOnlyList<SourceDocument> documents, IReadOnlyList<ContentType> types) => new(
        SiteMap.Of(documents, types), DecapConfig.Of(documents), FolderData.Of(documents), new(TitleOf(documents)));

    /// <summary>Whether a document is there to tell of others.</summary>
    public static bool IsSetting(SourceDocument document) =>
        SiteMap.IsMap(document) || DecapConfig.IsConfig(document) || FolderData.IsFolderData(document);

    private static string? TitleOf(IReadOnlyList<SourceDocument> documents) =>
        documents.Where(document => document.Name is "metadata" or "site" or "site-metadata" && document.Values is SourceMapping)
            .Select(document => _titles.Select(key => document.Values!.At(key)?.Text).FirstOrDefault(title => title is not null))
            .FirstOrDefault(title => title is not null);
}

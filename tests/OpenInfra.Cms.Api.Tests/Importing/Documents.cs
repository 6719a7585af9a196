namespace OpenInfra.Cms.Api.Tests.Importing;

/// <summary>The least documents of the dialects.</summary>
internal static class Documents
{
    /// <summary>A blog post of Gatsby and Netlify CMS.</summary>
    public static string GatsbyPost(string keys, string body = "Body.\n") => Markdown($"templateKey: blog-post\n{keys}", body);

    /// <summary>A document with front matter.</summary>
    public static string Markdown(string keys, string body = "Body.\n") => $"---\n{keys}\n---\n{body}";
}

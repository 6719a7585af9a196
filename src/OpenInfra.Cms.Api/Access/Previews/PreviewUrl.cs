using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Access.Previews;

/// <summary>Where a preview is looked at: on the site, where <c>PreviewUrl</c> says how it takes tokens, or else by REST.</summary>
internal sealed class PreviewUrl
{
    public const string Setting = "PreviewUrl";

    private const string Token = "{token}", Path = "{path}", Type = "{type}", Slug = "{slug}";

    private readonly string? _template;

    /// <exception cref="SettingException">It is no URL, or has no place for the token.</exception>
    public PreviewUrl(IConfiguration settings)
    {
        _template = settings[Setting] is { Length: > 0 } template ? template : null;
        if (_template is null) return;
        var isUrl = Uri.TryCreate(_template.Replace(Path, "", StringComparison.Ordinal), UriKind.Absolute, out var url);
        if (!isUrl || url!.Scheme is not ("http" or "https") || !_template.Contains(Token, StringComparison.Ordinal))
            throw new SettingException(
                $"{Setting} is a URL of the site that has {Token}, and perhaps {Path}, {Type} and {Slug}: https://www.example.org{Path}?preview={Token}");
    }

    /// <summary>The address of an entry's preview.</summary>
    public string Of(View entry, string token, HttpRequest request)
    {
        if (_template is null)
        {
            // By the first slug, which the entry keeps, however its draft moves.
            var key = Uri.EscapeDataString(entry.Type.KeyOf(entry.Id));
            return $"{request.Scheme}://{request.Host}{request.PathBase}/api/{entry.Type.Plural}/{key}?preview={token}";
        }
        return _template.Replace(Token, token, StringComparison.Ordinal).Replace(Path, Escaped(entry.Path), StringComparison.Ordinal)
            .Replace(Type, entry.Type.Name, StringComparison.Ordinal).Replace(Slug, Uri.EscapeDataString(entry.Slug), StringComparison.Ordinal);
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

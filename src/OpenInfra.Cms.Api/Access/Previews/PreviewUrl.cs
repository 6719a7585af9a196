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
            throw new SettingException($"{Setting} is a URL of the site that has {Token}, and perhaps {Path}, {Type} and {Slug}: "
                + $"https://www.example.org{Path}?preview={Token}");
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
        (string Place, string Value)[] values =
            [(Token, token), (Path, Escaped(entry.Path)), (Type, entry.Type.Name), (Slug, Uri.EscapeDataString(entry.Slug))];
        return values.Aggregate(_template, (url, one) => url.Replace(one.Place, one.Value, StringComparison.Ordinal));
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace OpenInfra.Cms.Rendering;

/// <summary>Applies the <see cref="Policy"/> to a parsed text.</summary>
internal static class Sanitizing
{
    // Taking an iframe out costs AngleSharp a look at all the others.
    private const int MaximumEmbeds = 1000;

    // Its authors promise that one instance may sanitize on many threads once it is set up.
    private static readonly HtmlSanitizer Sanitizer = Build();

    public static void Clean(IHtmlDocument document, IHtmlElement body)
    {
        var embeds = body.QuerySelectorAll("iframe");
        TooComplexException.ThrowIf(embeds.Length > MaximumEmbeds, "iframes");
        foreach (var element in embeds.Concat(body.QuerySelectorAll("input,a[target]"))) Restrict(element);
        // The sanitizer removes every style of a document that was parsed without CSS.
        var styles = body.QuerySelectorAll("[style]").Select(styled => (styled, Styles.Filter(styled.GetAttribute("style")!))).ToList();
        Sanitizer.SanitizeDom(document, body);
        foreach (var (styled, style) in styles.Where(pair => pair.Item2.Length > 0)) styled.SetAttribute("style", style);
    }

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Policy.Elements.ToHashSet(),
            AllowedAttributes = Policy.Attributes.Except(["style"]).ToHashSet(),
            AllowedSchemes = Policy.Schemes.ToHashSet(),
            UriAttributes = HtmlSanitizerDefaults.UriAttributes.ToHashSet(),
            UriListAttributes = HtmlSanitizerDefaults.UriListAttributes.ToHashSet(),
            AllowDataAttributes = true,
        });
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) => Empty(removing.Tag);
        sanitizer.FilterUrl += (_, url) =>
            url.SanitizedUrl = Urls.IsAllowed(url.OriginalUrl, url.Tag is IHtmlImageElement) ? url.OriginalUrl : null;
        return sanitizer;
    }

    private static void Restrict(IElement element)
    {
        switch (element)
        {
            case IHtmlInlineFrameElement when Urls.IsTrustedEmbed(element.GetAttribute("src")):
                element.TextContent = "";
                break;
            case IHtmlInputElement { Type: "checkbox", IsDisabled: true }:
                break;
            case IHtmlAnchorElement:
                Unlink(element);
                break;
            default:
                element.Remove();
                break;
        }
    }

    /// <summary>Keeps the page that a link opens from reaching back to the one it was opened by.</summary>
    private static void Unlink(IElement link)
    {
        if (!string.Equals(link.GetAttribute("target"), "_blank", StringComparison.OrdinalIgnoreCase)) return;
        var rel = link.GetAttribute("rel") ?? "";
        if (!rel.Split(' ').Contains("noopener", StringComparer.OrdinalIgnoreCase)) link.SetAttribute("rel", $"{rel} noopener".Trim());
    }

    private static void Empty(IElement element)
    {
        if (Policy.Opaque.Contains(element.LocalName)) element.TextContent = "";
    }
}

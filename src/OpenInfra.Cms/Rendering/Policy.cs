using System.Collections.Frozen;

namespace OpenInfra.Cms.Rendering;

/// <summary>
/// What HTML a text may hold. Editors are trusted with the look of their text, not with the reader's browser:
/// <list type="bullet">
/// <item>Elements are the ones listed; of any other the tag goes and the content stays, except where the content is no prose
/// (script, style, svg...): then both go. Comments go.</item>
/// <item>Attributes are the ones listed and data-*; so no event handlers, no srcdoc, no form actions.</item>
/// <item>URLs are relative or have one of <see cref="Schemes"/>; an image may be data: of a bitmap type, in base64. See <see cref="Urls"/>.</item>
/// <item>An iframe stays with an https address at one of <see cref="EmbedHosts"/>, an input as the disabled checkbox of a task list.</item>
/// <item>style keeps HtmlSanitizer's properties, without anything that loads or runs. See <see cref="Styles"/>.</item>
/// <item>A link with target=_blank gets rel=noopener.</item>
/// </list>
/// Every tag that is written is harmless wherever a browser's parser might move it: none switches the parser to raw text or to SVG.
/// </summary>
internal static class Policy
{
    public static readonly FrozenSet<string> Elements = Set("""
        a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn dir
        div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label li main mark menu
        nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead
        time tr track tt u ul var video audio wbr
        """);

    /// <summary>Elements whose content is no prose; with the tag alone gone, it would stand in the text.</summary>
    public static readonly FrozenSet<string> Opaque = Set("""
        applet canvas embed frame frameset head math noembed noframes object optgroup option script select style svg template title
        """);

    public static readonly FrozenSet<string> Attributes = Set("""
        abbr align allow allowfullscreen alt bgcolor border cellpadding cellspacing checked cite class clear color cols colspan controls
        datetime decoding dir disabled download face frameborder headers height hidden href hreflang id kind label lang loading loop media
        muted name nowrap open playsinline poster preload referrerpolicy rel reversed role rowspan rows scope scrolling size sizes span
        src srcset srclang start style summary tabindex target title translate type valign value width
        aria-label aria-labelledby aria-describedby aria-hidden
        """);

    public static readonly FrozenSet<string> Schemes = Set("http https mailto tel");

    public static readonly FrozenSet<string> EmbedHosts = Set("""
        www.youtube.com youtube.com www.youtube-nocookie.com player.vimeo.com player.bilibili.com
        open.spotify.com w.soundcloud.com embed.podcasts.apple.com www.slideshare.net speakerdeck.com
        """);

    private static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

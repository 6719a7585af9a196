using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class SanitizingSpecs
{
    public static TheoryData<string> Payloads => [.. Attacks()];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Known_attacks_come_to_nothing(string payload) => AssertHarmless(Renderer.Render(payload).Html);

    [Fact]
    public void No_text_can_make_html_that_runs() => Soup.Text.Sample(text => AssertHarmless(Renderer.Render(text).Html));

    [Fact]
    public void What_was_sanitized_once_is_harmless_as_a_source() =>
        Soup.Text.Sample(text => AssertHarmless(Renderer.Render(Renderer.Render(text).Html).Html));

    [Theory]
    [InlineData("<form action=x>kept <button>too</button></form>", "kept too")]
    [InlineData("<x-widget>kept</x-widget>", "kept")]
    [InlineData("<svg><text>gone</text></svg>", "")]
    [InlineData("<iframe src='https://evil.example/'></iframe>", "")]
    [InlineData("<iframe src='http://www.youtube.com/embed/x'></iframe>", "")]
    [InlineData("<iframe src='https://www.youtube.com@evil.example/'></iframe>", "")]
    [InlineData("<iframe src='https://www.youtube.com\\@evil.example/'></iframe>", "")]
    [InlineData("<a href='page?at=10:30'>x</a>", "<a href=\"page?at=10:30\">x</a>")]
    [InlineData("<a href='tel:+1'>x</a>", "<a href=\"tel:+1\">x</a>")]
    [InlineData("<a href='/x' target=_blank>x</a>", "<a href=\"/x\" target=\"_blank\" rel=\"noopener\">x</a>")]
    [InlineData("<a href='/x' target=_blank rel=nofollow>x</a>", "<a href=\"/x\" target=\"_blank\" rel=\"nofollow noopener\">x</a>")]
    [InlineData("<img src='data:image/png;base64,AA'>", "<img src=\"data:image/png;base64,AA\">")]
    [InlineData("<img src='data:image/svg+xml;base64,AA'>", "<img>")]
    [InlineData("<a href='data:image/png;base64,AA'>x</a>", "<a>x</a>")]
    [InlineData("<p style='color:red;background:url(//x)'>x</p>", "<p style=\"color:red\">x</p>")]
    [InlineData("<p style='position:fixed'>x</p>", "<p>x</p>")]
    [InlineData("<p style='width:calc(1px + (2 * 3em)); margin: min(9px, 1vw)'>x</p>", "<p style=\"width:calc(1px + (2 * 3em)); margin: min(9px, 1vw)\">x</p>")]
    public void The_policy_holds(string html, string sanitized) =>
        Assert.Equal(sanitized, Renderer.Render($"<div>{html}</div>").Html["<div>".Length..^"</div>".Length]);

    private static void AssertHarmless(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument($"<body>{html}").Body!.QuerySelectorAll("*"))
        {
            Assert.True(Policy.Elements.Contains(element.LocalName), html);
            Assert.All(element.Attributes, attribute => AssertHarmless(element, attribute));
        }
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertHarmless(IElement element, IAttr attribute)
    {
        Assert.True(Policy.Attributes.Contains(attribute.Name) || attribute.Name.StartsWith("data-", StringComparison.Ordinal));
        Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal));
        if (attribute.Name is "href" or "src" or "poster" or "cite" or "srcset") Assert.True(HasHarmlessScheme(element, attribute.Value));
        if (attribute.Name is "style") Assert.DoesNotContain("url", attribute.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasHarmlessScheme(IElement element, string url)
    {
        var letters = string.Concat(url.Where(unit => unit > ' ')).ToLowerInvariant();
        return (!letters.StartsWith("javascript:", StringComparison.Ordinal) && !letters.StartsWith("vbscript:", StringComparison.Ordinal)
            && !letters.StartsWith("data:", StringComparison.Ordinal))
            || (element.LocalName == "img" && letters.StartsWith("data:image/", StringComparison.Ordinal) && !letters.Contains("svg", StringComparison.Ordinal));
    }

    private static string[] Attacks() =>
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=x:x onerror=alert(1)//",
        "<img/src/onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math href=\"javascript:alert(1)\">x</math>",
        "<body onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\" src=\"https://www.youtube.com/embed/x\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"java\nscript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&colon;alert(1)\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
        "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\">",
        "<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">",
        "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button></form>",
        "<input type=image src=x onerror=alert(1)><input autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>x</details>",
        "<video><source onerror=\"alert(1)\"></video><audio src=x onerror=alert(1)>",
        "<video poster=\"javascript:alert(1)\"></video>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<div style=\"width:expression(alert(1))\">x</div>",
        "<div style=\"background:\\75rl(javascript:alert(1))\">x</div>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\"><base href=\"javascript:alert(1)//\">",
        "<link rel=stylesheet href=\"javascript:alert(1)\"><style>@import 'javascript:alert(1)';</style>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
        "<template><img src=x onerror=alert(1)></template>",
        "<select><template><style><!--</style><a rel=\"--></style></template></select><img src=x onerror=alert(1)>\">",
        "<img srcset=\"javascript:alert(1) 1x, javascript:alert(2) 2x\">",
        "[x](javascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](javascript&colon;alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "![x](\"onerror=\"alert(1))",
        "<javascript:alert(1)>",
        "[x](data:text/html,<script>alert(1)</script>)",
        "`<script>`</code><script>alert(1)</script>",
        "[x](/y \"\\\" onmouseover=alert(1) x=\\\"\")",
        "# <img src=x onerror=alert(1)> {onclick=alert(1)}",
    ];
}

using CsCheck;

namespace OpenInfra.Cms.Tests.Rendering;

/// <summary>Texts that nobody writes, made of what parsers look out for.</summary>
internal static class Soup
{
    private static readonly string[] Pieces =
    [
        .. "# |## |> |- |1. |* |**|_|~~|`|```\n|[|](|]|)|![|[^1]|[^1]: |[a]: |\n|\n\n|    |\t|\\|&nbsp;|&#0;|&#xD800;|&lt;|<|>|</|\"|'|=|---\n".Split('|'),
        "|", "|-|\n", "<div>", "</div>", "<p>", "<b>", "</b>", "<i x>", "<table>", "<td>", "<h2>", "</h2>", "<a href=\"", "<img src=", "<br>",
        "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<?x", "<svg>", "<math>", "<template>", "<noscript>", "<select>",
        "<iframe src=\"https://www.youtube.com/embed/x\">", "<textarea>", "<title>", "<pre>\n", "<plaintext>", "<xmp>", "<form>", "<input ",
        "onclick=x ", "style=\"color:red;", "javascript:x", "data:image/png;base64,", "http://a.b", "www.a.b", "a@b.c", "word", " ", "é",
        "e\u0301", "开源", "👩‍👩‍👧", "\u00A0", "\0", "\uD83D", "\uDE00", "\uFEFF", "\u200D",
    ];

    /// <summary>Markdown and HTML in disorder, or just any characters.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40].Select(string.Concat),
        Gen.String);
}

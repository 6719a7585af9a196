using System.Text;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>
/// The characters that stand in texts that are searched beside what was written: they never do in content, for they are taken out of it.
/// </summary>
internal static class Marks
{
    /// <summary>What the database puts around a word that was asked for; the escapes are SQL's.</summary>
    public const string Start = @"\u0002", Stop = @"\u0003";

    /// <summary>
    /// What is put behind "/" and "&lt;" (a zero-width space): PostgreSQL would take "cloud/edge" for a file and "&lt;T&gt;" for a tag.
    /// </summary>
    public const string Joint = @"\u200b";

    /// <summary>A highlighted text as HTML.</summary>
    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\u0002' => html.Append("<mark>"),
                '\u0003' => html.Append("</mark>"),
                '\u200b' => html,
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' => html.Append(' '),
                _ => html.Append(c),
            };
        }
        return html.ToString();
    }
}

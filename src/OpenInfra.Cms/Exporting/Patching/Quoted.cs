using System.Text;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Writes texts in double quotes, with the escapes that YAML and TOML share.</summary>
internal static class Quoted
{
    /// <summary>The text in double quotes, on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isPrintable">The characters that may stand there as they are.</param>
    public static string Double(string text, Func<char, bool> isPrintable)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when isPrintable(c) => c.ToString(),
                _ => $"\\u{(int)c:X4}",
            });
        }
        return quoted.Append('"').ToString();
    }
}

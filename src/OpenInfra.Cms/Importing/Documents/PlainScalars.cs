using System.Text.RegularExpressions;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>
/// What an unquoted YAML scalar is, by YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema), but for what
/// would lose something as a number: "010" and "1_000" stay texts.
/// </summary>
internal static partial class PlainScalars
{
    public static ScalarKind KindOf(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when value.Length < 28 && Number.IsMatch(value) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}

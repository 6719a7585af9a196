using System.Buffers;
using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>
/// What a document may be before anybody parses it. Parsers and validation rules recurse and compare fields in pairs: a literal nested
/// thousands deep would end the process, and thousands of equal fields would hold it for minutes.
/// </summary>
internal static class SourceCheck
{
    private const string TooLarge = "DOCUMENT_TOO_LARGE";

    private static readonly SearchValues<char> _nameCharacters =
        SearchValues.Create("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> _valueCharacters =
        SearchValues.Create("+-._0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Goes over the document once, without recursion.</summary>
    /// <exception cref="ExecutionError">The document is too long, too deep or has too many parts.</exception>
    public static void Check(string document, Limits limits)
    {
        if (document.Length > limits.Characters)
            throw Refused.Of("DOCUMENT_TOO_LONG", $"A document has at most {limits.Characters} characters, not {document.Length}.");
        var (tokens, names, directives, nesting) = (0, 0, 0, 0);
        for (var at = 0; at < document.Length;)
        {
            var first = document[at];
            if (!IsIgnored(first) && ++tokens > limits.Tokens) throw TooMany(limits.Tokens, "tokens");
            switch (first)
            {
                case '{' or '[' or '(' when ++nesting > limits.Nesting:
                    throw Refused.Of("DOCUMENT_TOO_DEEP", $"Brackets are nested at most {limits.Nesting} deep.");
                case '}' or ']' or ')':
                    nesting--;
                    break;
                case '@' when ++directives > limits.Directives:
                    throw TooMany(limits.Directives, "directives");
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') when ++names > limits.Names:
                    throw TooMany(limits.Names, "names");
            }
            at += LengthAt(document.AsSpan(at));
        }
    }

    /// <summary>The refusal of a document with more of something than it may have.</summary>
    public static ExecutionError TooMany(int most, string what) => Refused.Of(TooLarge, $"A document has at most {most} {what}.");

    private static bool IsIgnored(char first) => first is ' ' or '\t' or '\n' or '\r' or ',' or '#' or '\uFEFF';

    // A name, number, comment or string is skipped as a whole, so that brackets inside don't count.
    private static int LengthAt(ReadOnlySpan<char> rest) => rest switch
    {
        ['#', ..] => rest.IndexOfAny('\n', '\r') is var end and > 0 ? end : rest.Length,
        ['"', '"', '"', ..] => BlockString(rest),
        ['"', ..] => String(rest),
        ['.', '.', '.', ..] => 3,
        _ when char.IsAsciiLetter(rest[0]) || rest[0] == '_' => While(rest, _nameCharacters),
        _ when char.IsAsciiDigit(rest[0]) || rest[0] == '-' => While(rest, _valueCharacters),
        _ => 1,
    };

    private static int While(ReadOnlySpan<char> rest, SearchValues<char> characters) =>
        rest.IndexOfAnyExcept(characters) is var end and > 0 ? end : rest.Length;

    private static int BlockString(ReadOnlySpan<char> rest)
    {
        for (var at = 3; at < rest.Length;)
        {
            var quotes = rest[at..].IndexOf("\"\"\"");
            if (quotes < 0) break;
            if (rest[at + quotes - 1] != '\\') return at + quotes + 3;
            at += quotes + 3;
        }
        return rest.Length;
    }

    private static int String(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '\\') at++;
            else if (rest[at] is '"' or '\n' or '\r') return at + 1;
        }
        return rest.Length;
    }
}

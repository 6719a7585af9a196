using System.Buffers;
using GraphQL;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>
/// What a document may be before anybody parses it. Parsers and validation rules recurse and compare fields in pairs: a literal nested
/// thousands deep would end the process, and thousands of equal fields would hold it for minutes.
/// </summary>
internal static class Limits
{
    /// <summary>The longest document, in characters.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>How deep brackets of all kinds may be nested; a filter takes two for each "and".</summary>
    public const int MaxNesting = 64;

    /// <summary>How many names a document may have: of fields, arguments, types, variables and enum values.</summary>
    public const int MaxNames = 4_000;

    private static readonly SearchValues<char> _nameCharacters =
        SearchValues.Create("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Goes over the document once, without recursion.</summary>
    /// <exception cref="ExecutionError">The document is too long, too deep or has too many names.</exception>
    public static void Check(string document)
    {
        if (document.Length > MaxLength)
            throw Refused.Of("DOCUMENT_TOO_LONG", $"A document has at most {MaxLength} characters, not {document.Length}.");
        var (nesting, names) = (0, 0);
        for (var at = 0; at < document.Length;)
        {
            switch (document[at])
            {
                case '{' or '[' or '(' when ++nesting > MaxNesting:
                    throw Refused.Of("DOCUMENT_TOO_DEEP", $"Brackets are nested at most {MaxNesting} deep.");
                case '}' or ']' or ')':
                    nesting--;
                    break;
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') when ++names > MaxNames:
                    throw Refused.Of("DOCUMENT_TOO_LARGE", $"A document has at most {MaxNames} names.");
            }
            at += LengthAt(document.AsSpan(at));
        }
    }

    // A name, comment or string is skipped as a whole, so that brackets inside don't count.
    private static int LengthAt(ReadOnlySpan<char> rest) => rest switch
    {
        ['#', ..] => rest.IndexOfAny('\n', '\r') is var end and > 0 ? end : rest.Length,
        ['"', '"', '"', ..] => BlockString(rest),
        ['"', ..] => String(rest),
        _ when char.IsAsciiLetter(rest[0]) || rest[0] == '_' =>
            rest.IndexOfAnyExcept(_nameCharacters) is var end and > 0 ? end : rest.Length,
        _ => 1,
    };

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

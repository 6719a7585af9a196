using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>
/// What somebody searches for, in the way of search engines: words, "phrases", -without, OR; the last word may be the beginning of one.
/// </summary>
public sealed partial record SearchText
{
    /// <summary>The most characters and words of a search.</summary>
    public const int MaxLength = 200, MaxWords = 20;

    /// <summary>What clients are told of it.</summary>
    public static string Description { get; } = "Words, all of which are to be found, in any form; \"a phrase\", -without, OR. "
        + $"The last word may be the beginning of one. At most {MaxLength} characters and {MaxWords} words.";

    // Shorter beginnings would find nearly everything.
    private const int LeastBeginning = 3;

    private readonly IReadOnlyList<Token> _tokens;

    private SearchText(IReadOnlyList<Token> tokens, bool isOpen)
    {
        _tokens = tokens;
        Text = string.Join(' ', tokens.Select(token => token.Text));
        if (!isOpen || tokens is not [.., { IsPlain: true, Text.Length: >= LeastBeginning } last]) return;
        if (tokens is [.., { IsOr: true }, _]) return;
        (Before, Beginning) = (string.Join(' ', tokens.SkipLast(1).Select(token => token.Text)), last.Text);
    }

    /// <summary>The search without what means nothing in it.</summary>
    public string Text { get; }

    /// <summary>The last word, where it may be the beginning of one; null where it is none that stands alone.</summary>
    internal string? Beginning { get; }

    /// <summary>What stands before the last word.</summary>
    internal string Before { get; } = "";

    /// <summary>Whether every word counts, as it does in phrases and of what is left out.</summary>
    internal bool IsExact => _tokens.Any(token => token.IsWithout || token.Text.Contains('"', StringComparison.Ordinal));

    /// <summary>The different words that it looks for.</summary>
    internal string[] Words =>
        [.. _tokens.Where(token => token.IsSought).SelectMany(token => Word.Matches(token.Text)).Select(word => word.Value).Distinct()];

    /// <summary>Reads what somebody wrote.</summary>
    /// <param name="given">The text.</param>
    /// <param name="search">The search; null where there is a problem.</param>
    /// <returns>What is wrong, in a sentence that says what would be right; null where nothing is.</returns>
    public static string? Read(string given, out SearchText? search)
    {
        search = null;
        if (!StorableText.CanBeStored(given)) return "It can't hold the character U+0000, nor half of a character.";
        if (given.Length > MaxLength) return $"A search has at most {MaxLength} characters, not {given.Length}.";
        var tokens = Part.Matches(given).Select(Token.Of).OfType<Token>().ToList();
        if (tokens.All(token => token.IsOr)) return "Say what to search for: a word at least.";
        if (Word.Count(given) is > MaxWords and var count) return $"A search has at most {MaxWords} words, not {count}.";
        if (LacksWord(tokens)) return "Say what to search for beside what to leave out: a word without - before it.";
        search = new(tokens, isOpen: !char.IsWhiteSpace(given[^1]));
        return null;
    }

    /// <summary>The same search with other words for some.</summary>
    internal string With(IReadOnlyDictionary<string, string> words) => string.Join(' ', _tokens.Select(token =>
        token.IsSought ? Word.Replace(token.Text, word => words.GetValueOrDefault(word.Value, word.Value)) : token.Text));

    // Each alternative has to find something: what only leaves out is nearly everything.
    private static bool LacksWord(List<Token> tokens)
    {
        var (finds, leavesOut) = (false, false);
        foreach (var token in tokens)
        {
            if (token.IsOr && leavesOut && !finds) return true;
            finds = !token.IsOr && (finds || !token.IsWithout);
            leavesOut = !token.IsOr && (leavesOut || token.IsWithout);
        }
        return leavesOut && !finds;
    }

    private static bool IsOr(string word) => word.Equals("or", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<not>-*)(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Part { get; }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    private sealed record Token(string Text, bool IsWithout, bool IsOr, bool IsPlain)
    {
        public bool IsSought => !IsWithout && !IsOr;

        /// <summary>The token; null for marks between words.</summary>
        public static Token? Of(Match part)
        {
            var (isPhrase, isWithout) = (part.Groups["phrase"].Success, part.Groups["not"].Length > 0);
            var words = (isPhrase ? part.Groups["phrase"] : part.Groups["word"]).Value;
            if (!Word.IsMatch(words)) return null;
            var text = $"{(isWithout ? "-" : "")}{(isPhrase ? $"\"{words}\"" : words)}";
            var isPlain = !isWithout && !isPhrase && Word.Match(words).Length == words.Length;
            return new(text, isWithout, isPlain && SearchText.IsOr(text), isPlain);
        }
    }
}

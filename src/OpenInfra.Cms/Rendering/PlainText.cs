using System.Buffers;
using System.Text;

namespace OpenInfra.Cms.Rendering;

/// <summary>Text that grows with its white space folded: what separates two words is one space or, between blocks, one newline.</summary>
internal sealed class PlainText
{
    private static readonly SearchValues<char> WhiteSpace =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(unit => (char)unit).Where(char.IsWhiteSpace)]);

    private readonly StringBuilder _text = new();
    private char? _separator;

    /// <summary>How far the text goes; what is appended next begins here or one separator further.</summary>
    public int Length => _text.Length;

    public void Append(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(WhiteSpace) is var end and >= 0)
        {
            Word(text[..end]);
            Space();
            text = text[(end + 1)..];
        }
        Word(text);
    }

    /// <summary>Appends text whose line ends mean something, as in code.</summary>
    public void AppendLines(ReadOnlySpan<char> text)
    {
        var first = true;
        foreach (var line in text.EnumerateLines())
        {
            if (!first) Break();
            first = false;
            Append(line);
        }
    }

    public void Space() => _separator ??= ' ';

    public void Break() => _separator = '\n';

    /// <summary>What was appended since the text had a length, on one line.</summary>
    public string Since(int length) => _text.ToString(length, Length - length).Replace('\n', ' ').TrimStart();

    public override string ToString() => _text.ToString();

    private void Word(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return;
        if (_separator is { } separator && Length > 0) _text.Append(separator);
        _separator = null;
        _text.Append(word);
    }
}

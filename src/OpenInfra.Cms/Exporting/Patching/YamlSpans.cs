using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Finds the places of all values in a YAML text.</summary>
internal sealed class YamlSpans
{
    private readonly string _yaml;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, Span> _anchors = [];

    private YamlSpans(string yaml) => (_yaml, _parser) = (yaml, new Parser(new StringReader(yaml)));

    /// <summary>The value of the first document; null where there is none.</summary>
    public static Span? Find(string yaml)
    {
        var spans = new YamlSpans(yaml);
        while (spans._parser.MoveNext())
        {
            if (spans._parser.Current is NodeEvent) return spans.Read();
            if (spans._parser.Current is DocumentEnd) return null;
        }
        return null;
    }

    private Span Read()
    {
        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? default;
        if (_parser.Current is AnchorAlias alias) return ReadAlias(alias);
        var span = ReadValue();
        if (!anchor.IsEmpty) _anchors[anchor] = span;
        return span;
    }

    private Span ReadAlias(AnchorAlias alias)
    {
        var span = new Span { Start = IndexOf(alias.Start), End = IndexOf(alias.End), IsAlias = true };
        if (_anchors.TryGetValue(alias.Value, out var anchored)) anchored.Alias ??= span;
        return span;
    }

    private Span ReadValue() => _parser.Current switch
    {
        Scalar scalar => new()
        {
            Start = IndexOf(scalar.Start),
            End = EndOf(scalar),
            Style = scalar.Style,
        },
        SequenceStart start => ReadItems(start),
        MappingStart start => ReadPairs(start),
        var other => throw new UnpatchableException($"The YAML has an unexpected {other?.GetType().Name} at {other?.Start}."),
    };

    private Span ReadItems(SequenceStart start)
    {
        var items = new List<Span>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd) items.Add(Read());
        var isFlow = start.Style == SequenceStyle.Flow;
        var end = isFlow ? BehindBracket() : items.Count > 0 ? items[^1].End : IndexOf(start.End);
        return new() { Start = IndexOf(start.Start), End = end, IsFlow = isFlow, Items = items };
    }

    private Span ReadPairs(MappingStart start)
    {
        var pairs = new List<SpanPair>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar key) throw new UnpatchableException("A key is no text.");
            var (keyStart, keyEnd) = (IndexOf(key.Start), IndexOf(key.End));
            _parser.MoveNext();
            pairs.Add(new(key.Value, keyStart, keyEnd, Read()));
        }
        var isFlow = start.Style == MappingStyle.Flow;
        var end = isFlow ? BehindBracket() : pairs.Count > 0 ? pairs[^1].Value.End : IndexOf(start.End);
        return new() { Start = IndexOf(start.Start), End = end, IsFlow = isFlow, Pairs = pairs };
    }

    // The event's own end is before its bracket.
    private int BehindBracket()
    {
        var at = IndexOf(_parser.Current!.Start);
        return at < _yaml.Length && _yaml[at] is ']' or '}' ? at + 1
            : throw new UnpatchableException($"A bracket is not closed at {_parser.Current!.Start}.");
    }

    private int IndexOf(Mark mark) => Math.Min((int)mark.Index, _yaml.Length);

    // A block text ends where the next token begins: the empty lines before that are not its own, unless it keeps them ("|+").
    private int EndOf(Scalar scalar)
    {
        var (start, end) = (IndexOf(scalar.Start), IndexOf(scalar.End));
        if (scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)) return end;
        var header = _yaml.AsSpan(start, Math.Max(0, _yaml.AsSpan(start).IndexOf('\n')));
        if (header.Contains('+')) return _yaml[end - 1] == '\n' ? end - 1 : end;
        while (end > start && char.IsWhiteSpace(_yaml[end - 1])) end--;
        return end;
    }
}

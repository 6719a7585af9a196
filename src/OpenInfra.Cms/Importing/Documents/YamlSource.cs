using OpenInfra.Cms.Content.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>
/// Reads YAML 1.2 (https://yaml.org/spec/1.2.2/) into source nodes with their places. An alias counts as all that it stands
/// for, so that a small document can't become a huge one.
/// </summary>
internal sealed class YamlSource
{
    private const int MaxDepth = 64, MaxNodes = 200_000;

    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly Action<int, string> _warn;
    private readonly Dictionary<AnchorName, (SourceNode Node, int Size)> _anchors = [];
    private int _nodes;

    private YamlSource(string yaml, int firstLine, Action<int, string> warn)
    {
        _parser = new Parser(new StringReader(yaml));
        _firstLine = firstLine;
        _warn = warn;
    }

    /// <summary>The first document of a YAML text; null where it is empty.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="firstLine">The line of the file that the text begins on.</param>
    /// <param name="warn">Told of what is odd but readable, with its line.</param>
    /// <exception cref="SourceException">It is not YAML, or too deep or too large.</exception>
    public static SourceNode? Read(string yaml, int firstLine, Action<int, string> warn)
    {
        var source = new YamlSource(yaml, firstLine, warn);
        try
        {
            return source.ReadDocument();
        }
        catch (YamlException error)
        {
            var what = error.InnerException?.Message ?? error.Message;
            throw new SourceException($"The YAML can't be read: {what.TrimEnd('.')}.", source.LineOf(error.Start), (int)error.Start.Column);
        }
    }

    private SourceNode? ReadDocument()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is NodeEvent) return ReadNode(0);
            if (_parser.Current is DocumentEnd) return null;
        }
        return null;
    }

    private SourceNode ReadNode(int depth)
    {
        var what = (ParsingEvent)_parser.Current!;
        var (line, column) = (LineOf(what.Start), (int)what.Start.Column);
        if (depth > MaxDepth) throw new SourceException($"The YAML is nested more than {MaxDepth} levels deep.", line, column);
        var before = _nodes;
        Count(1, line, column);
        var node = what switch
        {
            Scalar scalar => (SourceNode)new SourceScalar(scalar.Value, KindOf(scalar), line, column),
            SequenceStart => new SourceSequence(ReadItems(depth), line, column),
            MappingStart => new SourceMapping(ReadPairs(depth), line, column),
            AnchorAlias alias => ReadAlias(alias, line, column),
            _ => throw new SourceException("The YAML can't be read here.", line, column),
        };
        if (what is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor] = (node, _nodes - before);
        return node;
    }

    private SourceNode ReadAlias(AnchorAlias alias, int line, int column)
    {
        if (!_anchors.TryGetValue(alias.Value, out var known)) throw new SourceException($"The alias *{alias.Value} has no anchor before it.", line, column);
        Count(known.Size, line, column);
        return known.Node;
    }

    private List<SourceNode> ReadItems(int depth)
    {
        var items = new List<SourceNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd) items.Add(ReadNode(depth + 1));
        return items;
    }

    private List<KeyValuePair<string, SourceNode>> ReadPairs(int depth)
    {
        var pairs = new List<KeyValuePair<string, SourceNode>>();
        var keys = new Dictionary<string, int>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            _parser.MoveNext();
            var value = ReadNode(depth + 1);
            var name = key is SourceScalar scalar ? scalar.Value : throw new SourceException("A key must be a text.", key.Line, key.Column);
            if (keys.TryAdd(name, pairs.Count))
            {
                pairs.Add(new(name, value));
                continue;
            }
            _warn(key.Line, $"The key \"{name}\" stands here a second time; the last value is used.");
            pairs[keys[name]] = new(name, value);
        }
        return pairs;
    }

    private void Count(int nodes, int line, int column)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes) throw new SourceException($"The YAML stands for more than {MaxNodes:N0} values.", line, column);
    }

    private int LineOf(Mark mark) => (int)mark.Line + _firstLine - 1;

    private static ScalarKind KindOf(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty ? ScalarKind.Text : PlainScalars.KindOf(scalar.Value);
}

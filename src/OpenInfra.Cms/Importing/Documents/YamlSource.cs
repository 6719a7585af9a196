using OpenInfra.Cms.Content.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>
/// Reads YAML 1.2 (https://yaml.org/spec/1.2.2/), and YAML 1.1's merge keys, into source nodes with their places. An alias
/// counts as all that it stands for, so that a small document can't become a huge one.
/// </summary>
internal sealed class YamlSource
{
    private readonly Parser _parser;
    private readonly int _firstLine;
    private readonly Action<int, string> _warn;
    private readonly Dictionary<AnchorName, (SourceNode Node, Limits.Size Size)> _anchors = [];
    private readonly Limits _limits = new("YAML");

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
            throw YamlAdvice.Of(error, yaml, firstLine);
        }
        // What the parser says of some lists that are never closed.
        catch (InvalidOperationException)
        {
            throw new SourceException("The YAML can't be read here: is a bracket or a quote never closed?",
                source.LineOf(source._parser.Current?.End ?? Mark.Empty));
        }
    }

    private SourceNode? ReadDocument()
    {
        SourceNode? first = null;
        while (_parser.MoveNext())
        {
            if (_parser.Current is not NodeEvent) continue;
            if (first is not null)
            {
                _warn(LineOf(_parser.Current.Start), "A second YAML document begins here; only the first is read. Make a file of each.");
                break;
            }
            first = ReadNode(0);
        }
        return first;
    }

    private SourceNode ReadNode(int depth)
    {
        var what = _parser.Current!;
        var (line, column) = (LineOf(what.Start), (int)what.Start.Column);
        if (depth > Limits.MaxDepth)
            throw new SourceException($"The YAML is nested more than {Limits.MaxDepth} levels deep.", line, column);
        var before = _limits.Total;
        _limits.Add(new(1, what is Scalar { Value.Length: var length } ? length : 0), line, column);
        var node = what switch
        {
            Scalar scalar => (SourceNode)new SourceScalar(Storable.Text(scalar.Value, line, _warn), KindOf(scalar), line, column),
            SequenceStart => new SourceSequence(ReadItems(depth), line, column),
            MappingStart => new SourceMapping(ReadPairs(depth), line, column),
            AnchorAlias alias => ReadAlias(alias, line, column),
            _ => throw new SourceException("The YAML can't be read here.", line, column),
        };
        if (what is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor] = (node, _limits.Total - before);
        return node;
    }

    private SourceNode ReadAlias(AnchorAlias alias, int line, int column)
    {
        if (!_anchors.TryGetValue(alias.Value, out var known))
            throw new SourceException($"The alias *{alias.Value} has no anchor before it.", line, column);
        _limits.Add(known.Size, line, column);
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
        var pairs = new OrderedDictionary<string, SourceNode>();
        var merged = new List<SourceMapping>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var isPlain = _parser.Current is Scalar { Style: ScalarStyle.Plain };
            var node = ReadNode(depth + 1);
            if (node is not SourceScalar key)
                throw new SourceException("A key must be a text, neither a list nor keys with values.", node.Line, node.Column);
            _parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (isPlain && key.Value == "<<" && value.Items.All(item => item is SourceMapping))
            {
                merged.AddRange(value.Items.Cast<SourceMapping>());
                continue;
            }
            if (pairs.ContainsKey(key.Value))
                _warn(key.Line, $"The key \"{key.Value}\" stands here a second time; the last value is used.");
            pairs[key.Value] = value;
        }
        foreach (var (key, value) in merged.SelectMany(mapping => mapping.Pairs)) pairs.TryAdd(key, value);
        return [.. pairs];
    }

    private int LineOf(Mark mark) => (int)mark.Line + _firstLine - 1;

    private static ScalarKind KindOf(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty ? ScalarKind.Text : PlainScalars.KindOf(scalar.Value);
}

using OpenInfra.Cms.Content.Sources;
using Tomlyn;
using Tomlyn.Parsing;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>
/// Reads TOML 1.1 (https://toml.io/en/v1.1.0) into source nodes with their places. Dates stay texts, as they are written;
/// numbers are what they mean, since "0x1F" and "1_000" are numbers to every reader of TOML.
/// </summary>
internal sealed class TomlSource
{
    private readonly TomlParser _parser;
    private readonly string _toml;
    private readonly int _firstLine;
    private readonly Action<int, string> _warn;
    private readonly Limits _limits = new("TOML");

    // Of the last thing that is written out: a table that a header or a dotted key implies has no place of its own.
    private int _line;
    private int _column = 1;

    private TomlSource(string toml, int firstLine, Action<int, string> warn)
    {
        _parser = TomlParser.Create(toml, new TomlSerializerOptions { MaxDepth = Limits.MaxDepth });
        (_toml, _firstLine, _line, _warn) = (toml, firstLine, firstLine, warn);
    }

    /// <summary>The keys of a TOML text; null where it has none.</summary>
    /// <param name="toml">The text.</param>
    /// <param name="firstLine">The line of the file that the text begins on.</param>
    /// <param name="warn">Told of what is odd but readable, with its line.</param>
    /// <exception cref="SourceException">It is not TOML, or too deep or too large.</exception>
    public static SourceNode? Read(string toml, int firstLine, Action<int, string> warn)
    {
        var source = new TomlSource(toml, firstLine, warn);
        try
        {
            while (source.MoveNext() && source.Kind != TomlParseEventKind.StartTable) { }
            var root = source.ReadTable(new(firstLine, 1));
            return root.Pairs.Count == 0 ? null : root.ToNode();
        }
        catch (TomlException error)
        {
            throw source.Advice(error);
        }
    }

    private TomlParseEventKind Kind => _parser.Current.Kind;

    private string Written => _parser.Current.Span is { } span ? _toml.Substring(span.Offset, span.Length) : "";

    // "[a.x]" may stand apart from "[a.y]", and "[[a]]" from another: what headers tell of one table or list belongs together.
    private object ReadValue(object? before)
    {
        var isImplied = _parser.Current.Line == 0;
        _limits.Add(new(1, _parser.Current.Span?.Length ?? 0), _line, _column);
        return Kind switch
        {
            TomlParseEventKind.StartTable => ReadTable(isImplied && before is Table table ? table : new(_line, _column)),
            TomlParseEventKind.StartArray => ReadArray(isImplied && before is Items items ? items : new(_line, _column)),
            _ => ReadScalar(),
        };
    }

    private SourceScalar ReadScalar() => Kind switch
    {
        TomlParseEventKind.String => new(Storable.Text(_parser.GetString() ?? "", _line, _warn), ScalarKind.Text, _line, _column),
        TomlParseEventKind.Boolean => new(Written, ScalarKind.Boolean, _line, _column),
        TomlParseEventKind.Integer => new($"{_parser.Current.GetInt64()}", ScalarKind.Number, _line, _column),
        TomlParseEventKind.Float when double.IsFinite(_parser.Current.GetDouble()) =>
            new(Written.Replace("_", "", StringComparison.Ordinal).TrimStart('+'), ScalarKind.Number, _line, _column),
        _ => new(Written, ScalarKind.Text, _line, _column),
    };

    private Table ReadTable(Table table)
    {
        while (MoveNext() && Kind != TomlParseEventKind.EndTable)
        {
            var (key, line) = (Storable.Text(_parser.GetPropertyName() ?? "", _line, _warn), _line);
            MoveNext();
            var before = table.Pairs.GetValueOrDefault(key);
            var value = ReadValue(before);
            if (before is not null && before != value) _warn(line, $"The key \"{key}\" stands here a second time; the last value is used.");
            table.Pairs[key] = value;
        }
        return table;
    }

    private Items ReadArray(Items items)
    {
        while (MoveNext() && Kind != TomlParseEventKind.EndArray) items.Values.Add(ReadValue(null));
        return items;
    }

    private bool MoveNext()
    {
        if (!_parser.MoveNext()) return false;
        if (Kind is not (TomlParseEventKind.EndTable or TomlParseEventKind.EndArray)
            && _parser.Current is { Line: > 0 and var line, Column: var column })
            (_line, _column) = (line + _firstLine - 1, column);
        return true;
    }

    private SourceException Advice(TomlException error)
    {
        var what = error.Diagnostics.FirstOrDefault()?.Message ?? error.Message;
        return new(
            what.Contains("maximum depth", StringComparison.Ordinal) ? $"The TOML is nested more than {Limits.MaxDepth} levels deep."
            : $"The TOML can't be read: {what.TrimEnd('.')}. Texts stand in quotes there, and dates are written 2022-06-07T09:26:12Z.",
            error.Line is > 0 and var line ? line + _firstLine - 1 : _line, error.Column is > 0 and var column ? column : _column);
    }

    private static SourceNode NodeOf(object value) => value switch
    {
        Table table => table.ToNode(),
        Items items => new SourceSequence([.. items.Values.Select(NodeOf)], items.Line, items.Column),
        _ => (SourceScalar)value,
    };

    private sealed class Items(int line, int column)
    {
        public int Line { get; } = line;

        public int Column { get; } = column;

        public List<object> Values { get; } = [];
    }

    private sealed class Table(int line, int column)
    {
        public OrderedDictionary<string, object> Pairs { get; } = [];

        public SourceMapping ToNode() => new([.. Pairs.Select(pair => KeyValuePair.Create(pair.Key, NodeOf(pair.Value)))], line, column);
    }
}

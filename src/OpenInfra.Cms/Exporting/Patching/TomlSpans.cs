using Tomlyn.Parsing;
using Tomlyn.Syntax;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Finds the places of all values in a TOML text: those below headers too, and those of dotted keys.</summary>
internal sealed class TomlSpans
{
    private readonly string _toml;
    private readonly Span _root;

    private TomlSpans(string toml) => (_toml, _root) = (toml, new() { Start = 0, End = toml.Length, Pairs = [], Home = new(0, "") });

    /// <summary>The mapping that the text is.</summary>
    /// <exception cref="UnpatchableException">It is no TOML.</exception>
    public static Span Find(string toml)
    {
        var document = SyntaxParser.Parse(toml);
        if (document.HasErrors) throw new UnpatchableException($"The TOML has an error: {document.Diagnostics.FirstOrDefault()?.Message}");
        var spans = new TomlSpans(toml);
        spans.Add(spans._root, document.KeyValues);
        foreach (var table in document.Tables) spans.Add(table);
        return spans._root;
    }

    private void Add(TableSyntaxBase table)
    {
        var names = NamesOf(table.Name!);
        var owner = names.SkipLast(1).Aggregate(_root, Below);
        var (start, end) = (LineStart(table.Span.Start.Offset), LineEnd(LastOf(table)));
        var mapping = table is TableArraySyntax ? NewItem(owner, names[^1], start) : Below(owner, names[^1]);
        mapping.Lines.Add((start, end));
        mapping.Home = new(end, "");
        Add(mapping, table.Items);
    }

    private void Add(Span owner, IEnumerable<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            var names = NamesOf(pair.Key!);
            var end = LineEnd(pair.Value!.Span.End.Offset);
            var (mapping, prefix) = (owner, "");
            owner.Home = owner.Home! with { At = end };
            foreach (var name in names.SkipLast(1))
            {
                mapping = Below(mapping, name);
                prefix += $"{TomlWriter.Key(name)}.";
                mapping.Home = new(end, prefix);
            }
            var value = Value(pair.Value);
            value.Lines.Add((LineStart(pair.Span.Start.Offset), end));
            mapping.Pairs!.Add(new(names[^1], pair.Span.Start.Offset, pair.Key!.Span.End.Offset + 1, value));
        }
    }

    // What headers and dotted keys tell of one mapping belongs together; of a list they mean the last item.
    private static Span Below(Span owner, string name)
    {
        var mapping = owner.Items is [.., var last] ? last : owner;
        if (mapping[name] is { } there) return there.Items is [.., var item] && !there.IsFlow ? item : there;
        var made = new Span { Start = 0, End = 0, Pairs = [] };
        mapping.Pairs!.Add(new(name, 0, 0, made));
        return made;
    }

    private static Span NewItem(Span owner, string name, int start)
    {
        if (owner[name] is not { Items: not null } list)
        {
            list = new() { Start = start, End = start, Items = [] };
            owner.Pairs!.Add(new(name, start, start, list));
        }
        var item = new Span { Start = start, End = start, Pairs = [] };
        list.Items!.Add(item);
        return item;
    }

    private static Span Value(ValueSyntax value)
    {
        var (start, end) = (value.Span.Start.Offset, value.Span.End.Offset + 1);
        return value switch
        {
            ArraySyntax array =>
                new() { Start = start, End = end, IsFlow = true, Items = [.. array.Items.Select(item => Value(item.Value!))] },
            InlineTableSyntax table =>
                new() { Start = start, End = end, IsFlow = true, Pairs = [.. table.Items.Select(item => Pair(item.KeyValue!))] },
            StringValueSyntax text => new() { Start = start, End = end, Style = StyleOf(text.Token!.Text!) },
            _ => new() { Start = start, End = end, Style = ScalarStyle.Plain },
        };
    }

    // A dotted key between braces is rare enough to be written anew.
    private static SpanPair Pair(KeyValueSyntax pair) => NamesOf(pair.Key!) is [var name]
        ? new(name, pair.Span.Start.Offset, pair.Key!.Span.End.Offset + 1, Value(pair.Value!))
        : throw new UnpatchableException("A dotted key stands between braces.");

    private static ScalarStyle StyleOf(string written) => written switch
    {
        ['\'', '\'', '\'', ..] or ['"', '"', '"', ..] => ScalarStyle.Literal,
        ['\'', ..] => ScalarStyle.SingleQuoted,
        _ => ScalarStyle.DoubleQuoted,
    };

    private static List<string> NamesOf(KeySyntax key) => [NameOf(key.Key!), .. key.DotKeys.Select(dotted => NameOf(dotted.Key!))];

    private static string NameOf(BareKeyOrStringValueSyntax name) => name switch
    {
        StringValueSyntax text => text.Value ?? "",
        BareKeySyntax bare => bare.Key!.Text!,
        _ => throw new UnpatchableException("A key is no text."),
    };

    private static int LastOf(TableSyntaxBase table) => table.Items.ChildrenCount > 0
        ? table.Items.Last().Value!.Span.End.Offset : table.CloseBracket!.Span.End.Offset;

    private int LineStart(int at) => at - Layout.ColumnOf(_toml, at);

    private int LineEnd(int at) => _toml.IndexOf('\n', Math.Min(at, _toml.Length)) is >= 0 and var end ? end + 1 : _toml.Length;
}

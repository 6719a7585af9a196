using System.Collections;

namespace OpenInfra.Cms.Reading.Filters;

/// <summary>Reads the conditions that a client gave, noting all that is wrong with them.</summary>
public sealed class FilterReading
{
    /// <summary>The most tests and values in one filter: each is work for the database, once for each entry.</summary>
    public const int MaxSize = 1_000;

    /// <summary>The most relations that one filter follows: each is a look at another table.</summary>
    public const int MaxRelations = 30;

    private static readonly Condition _nothing = new Condition.All([]);

    private readonly List<Problem> _problems = [];
    private int _size;

    /// <summary>All that is wrong, each under its place in what was given.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Why it asks for more than can be asked for at once; null where it doesn't.</summary>
    public string? Excess { get; private set; }

    /// <summary>The condition that an object stands for; of no meaning where there are problems.</summary>
    /// <param name="input">What can stand in it.</param>
    /// <param name="given">The object: dictionaries, lists and plain values, as GraphQL or <see cref="FilterJson"/> parsed them.</param>
    public Condition Read(FilterInput input, object? given)
    {
        var condition = ReadObject(input, given, "");
        var relations = RelationsIn(condition);
        Excess = _size > MaxSize ? $"A filter has at most {MaxSize} tests and values, not {_size}."
            : relations > MaxRelations ? $"A filter follows at most {MaxRelations} relations, not {relations}." : null;
        return condition;
    }

    private Condition ReadObject(FilterInput input, object? given, string pointer) => given is IDictionary<string, object?> parts
        ? Condition.AllOf([.. parts.Select(part => ReadPart(input, part.Key, part.Value, $"{pointer}/{Pointers.Escape(part.Key)}"))])
        : Refuse(pointer, given, $"an object with some of {NamesOf(input)}; leave it out to match all");

    private Condition ReadPart(FilterInput input, string name, object? given, string pointer)
    {
        _size++;
        switch (input.Parts.GetValueOrDefault(name))
        {
            case FilterPart.Nested { OfNull: { } none } when given is null: return none;
            case FilterPart.Nested { OfEmpty: { } all } when given is IDictionary<string, object?> { Count: 0 }: return all;
            case FilterPart.Nested part:
                var nested = ReadObject(part.Input, given, pointer);
                return part.State is { } state ? state(nested) : nested;
            case FilterPart.Several part:
                return part.State([.. Items(given, pointer).Select(one => ReadObject(part.Input, one.Given, one.Pointer))]);
            case FilterPart.Many part:
                return part.State([.. Items(given, pointer).SelectMany(one => Values(part.Scalar, true, one.Given, one.Pointer))]);
            case FilterPart.One part:
                return Values(part.Scalar, part.IsNullable, given, pointer) is [var value] ? part.State(value) : _nothing;
            case FilterPart.AtPath part:
                return ReadAtPath(part, given, pointer);
            default:
                return Refuse(pointer, $"There is no \"{name}\" here. There are {NamesOf(input)}.");
        }
    }

    private Condition ReadAtPath(FilterPart.AtPath part, object? given, string pointer)
    {
        if (given is not IDictionary<string, object?> parts
            || !parts.TryGetValue(FilterPart.AtPath.Path, out var place) || place is not string { Length: > 0 } path)
            return Refuse(pointer, "It is an object with a \"path\", as \"hero.title\", and tests of what stands there.");
        if (!StorableText.CanBeStored(path))
            return Refuse($"{pointer}/{FilterPart.AtPath.Path}", "It holds a character that no key can have.");
        var tests = parts.Where(one => one.Key != FilterPart.AtPath.Path).ToDictionary();
        return ReadObject(part.Input(path.Split('.')), tests, pointer);
    }

    private IEnumerable<(object? Given, string Pointer)> Items(object? given, string pointer)
    {
        if (given is IEnumerable many and not string and not IDictionary<string, object?>)
            return many.Cast<object?>().Select((one, index) => (one, $"{pointer}/{index}"));
        Refuse(pointer, given, "a list");
        return [];
    }

    // The value in a list of its own, or no list where it can't be read.
    private IReadOnlyList<string?> Values(Scalar scalar, bool isNullable, object? given, string pointer)
    {
        _size++;
        if (given is null && isNullable) return [null];
        if (given is not null && scalar.TextOf(given) is { } text) return [text];
        Refuse(pointer, given, scalar.Expected);
        return [];
    }

    private Condition Refuse(string pointer, object? given, string expected) =>
        Refuse(pointer, $"{(given is null ? "It is null, but must be" : "It must be")} {expected}.");

    private Condition Refuse(string pointer, string detail)
    {
        _problems.Add(new(pointer, detail));
        return _nothing;
    }

    private static string NamesOf(FilterInput input) => string.Join(", ", input.Parts.Keys);

    private static int RelationsIn(Condition condition) => condition switch
    {
        Condition.All(var all) => all.Sum(RelationsIn),
        Condition.Any(var any) => any.Sum(RelationsIn),
        Condition.Not(var one) => RelationsIn(one),
        Condition.Some(_, var item) => RelationsIn(item),
        Condition.Refers(_, var entry) => 1 + RelationsIn(entry),
        Condition.ReferredTo(_, var entry) => 1 + RelationsIn(entry),
        _ => 0,
    };
}

using CsCheck;

namespace OpenInfra.Cms.Api.Tests.Reading;

/// <summary>A filter as clients write it, and what it means: a plain C# condition.</summary>
internal sealed record Test<T>(Dictionary<string, object?>? Where, Func<T, bool> Holds);

/// <summary>Random filters of plain values and lists; the meaning is spelled out without the code under test.</summary>
internal static class RandomFilters
{
    /// <summary>Some of the parts in one object, and more of such in and, or, not.</summary>
    public static Gen<Test<T>> Combined<T>(int depth, params Gen<(string Name, Test<T> Test)>[] parts)
    {
        var some = Gen.OneOf(parts).Array[0, 3].Select(chosen => chosen.DistinctBy(one => one.Name).ToArray());
        var plain = some.Select(chosen => new Test<T>(chosen.ToDictionary(one => one.Name, object? (one) => one.Test.Where), value => chosen.All(one => one.Test.Holds(value))));
        return depth == 0 ? plain : Gen.Frequency((3, plain), (1, Several(Combined(depth - 1, parts))), (1, Negated(Combined(depth - 1, parts))));
    }

    public static Gen<(string Name, Test<T> Test)> Part<T, TValue>(string name, Func<T, TValue> get, Gen<Test<TValue>> test) =>
        test.Select(one => (name, new Test<T>(one.Where, value => one.Holds(get(value)))));

    public static Gen<Test<string?>> Text(params string[] pool) => Gen.OneOf(
        Equality<string?>(pool),
        Gen.Select(Gen.OneOf("contains", "startsWith", "endsWith"), Gen.Bool, Gen.OneOf([.. pool, "", "b", "\u0000"]), (name, isNegated, part) =>
            One<string?>(isNegated ? $"n{name}" : name, part, text => isNegated ^ (text is not null && Matches(name, text, part)))));

    public static Gen<Test<TValue?>> Ordered<TValue>(params TValue[] pool) where TValue : struct, IComparable<TValue> => Gen.OneOf(
        Equality(Array.ConvertAll(pool, value => (TValue?)value)),
        Gen.Select(Gen.OneOf("gt", "gte", "lt", "lte"), Gen.Bool, Gen.OneOf(pool), (name, isNegated, other) =>
            One<TValue?>(isNegated ? $"n{name}" : name, other, value => isNegated ^ (value is { } known && Compares(name, known.CompareTo(other))))));

    public static Gen<Test<TEnum?>> Enumerated<TEnum>() where TEnum : struct, Enum =>
        Equality(Array.ConvertAll(Enum.GetValues<TEnum>(), value => (TEnum?)value));

    public static Gen<Test<TValue>> Equality<TValue>(params TValue[] pool) => Gen.Select(
        Gen.OneOf("eq", "neq", "in", "nin"), Gen.OneOf([.. pool, default(TValue)!]).Array[0, 3], (name, values) =>
        {
            var isOne = name is "eq" or "neq";
            var of = isOne ? values.Take(1).DefaultIfEmpty(pool[0]).ToArray() : values;
            return One<TValue>(name, isOne ? of[0] : of, value => (name[0] == 'n') ^ of.Contains(value));
        });

    public static Gen<Test<IReadOnlyList<TValue>>> List<TValue>(Gen<Test<TValue>> item) => Gen.OneOf(
        Gen.Bool.Select(isThere => One<IReadOnlyList<TValue>>("any", isThere, list => list.Count > 0 == isThere)),
        Gen.Select(Gen.OneOf("some", "all", "none"), item, (name, test) => One<IReadOnlyList<TValue>>(name, test.Where, list => name switch
        {
            "some" => list.Any(test.Holds),
            "all" => list.All(test.Holds),
            _ => !list.Any(test.Holds),
        })));

    /// <summary>What may be missing: null asks that it is, and nothing asked is nothing asked.</summary>
    public static Gen<(string Name, Test<T> Test)> Single<T, TValue>(string name, Func<T, TValue?> get, Gen<Test<TValue>> test) where TValue : class => Gen.Frequency(
        (1, Gen.Const((name, new Test<T>(null, owner => get(owner) is null)))),
        (3, test.Select(one => (name, new Test<T>(one.Where, owner => one.Where is { Count: 0 } || (get(owner) is { } value && one.Holds(value)))))));

    public static Test<T> One<T>(string name, object? given, Func<T, bool> holds) => new(new() { [name] = given }, holds);

    private static Gen<Test<T>> Several<T>(Gen<Test<T>> inner) => Gen.Select(Gen.Bool, inner.Array[0, 3], (isAnd, tests) =>
        One<T>(isAnd ? "and" : "or", tests.Select(one => one.Where).ToArray(), value => isAnd ? tests.All(one => one.Holds(value)) : tests.Any(one => one.Holds(value))));

    private static Gen<Test<T>> Negated<T>(Gen<Test<T>> inner) => inner.Select(one => One<T>("not", one.Where, value => !one.Holds(value)));

    private static bool Matches(string name, string text, string part) => !part.Contains('\0', StringComparison.Ordinal) && name switch
    {
        "contains" => text.Contains(part, StringComparison.Ordinal),
        "startsWith" => text.StartsWith(part, StringComparison.Ordinal),
        _ => text.EndsWith(part, StringComparison.Ordinal),
    };

    private static bool Compares(string name, int sign) => name switch { "gt" => sign > 0, "gte" => sign >= 0, "lt" => sign < 0, _ => sign <= 0 };
}

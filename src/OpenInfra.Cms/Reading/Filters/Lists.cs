namespace OpenInfra.Cms.Reading.Filters;

/// <summary>The tests of lists: of values, of nested values, and of entries.</summary>
internal static class Lists
{
    /// <summary>The parts of a list's input.</summary>
    /// <param name="item">The tests of one item.</param>
    /// <param name="some">The condition that one item of the list fulfils another.</param>
    public static IEnumerable<FilterPart> Parts(FilterInput item, Func<Condition, Condition> some)
    {
        var exists = some(new Condition.All([]));
        return
        [
            new FilterPart.Nested("some", "One of them fulfils this; an empty one asks that there is any.", item, some),
            new FilterPart.Nested("all", "Each of them fulfils this; so does an empty list.", item,
                one => new Condition.Not(some(new Condition.Not(one)))),
            new FilterPart.Nested("none", "None of them fulfils this.", item, one => new Condition.Not(some(one))),
            new FilterPart.One("any", "Whether there is any.", new(ScalarKind.Boolean), false,
                value => value == "true" ? exists : new Condition.Not(exists)),
        ];
    }

    /// <summary>The tests of a list of objects.</summary>
    public static FilterInput Of(FilterInput item, Func<Condition, Condition> some) =>
        new($"ListFilterInputTypeOf{item.Name}", "Conditions on a list.", _ => Parts(item, some));
}

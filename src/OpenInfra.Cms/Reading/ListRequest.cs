namespace OpenInfra.Cms.Reading;

/// <summary>A part of a list: which entries, in which order, from where, how many.</summary>
public sealed record ListRequest
{
    /// <summary>The size of a page where nobody says, and the most that can be asked for.</summary>
    public const int DefaultSize = 20, MaxSize = 100;

    public Perspective Perspective { get; init; } = Perspective.Published;

    /// <summary>What the entries must fulfil; null takes all.</summary>
    public Condition? Where { get; init; }

    /// <summary>The order; the id breaks ties. By default the newest first.</summary>
    public IReadOnlyList<OrderKey> Order { get; init; } = OrderKey.Newest;

    /// <summary>The most entries to return, to <see cref="MaxSize"/>; 0 where only counts are wanted.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>Whether the page is taken from the end of what lies between the cursors (Relay's `last`).</summary>
    public bool FromEnd { get; init; }

    /// <summary>Only what comes after this entry.</summary>
    public Cursor? After { get; init; }

    /// <summary>Only what comes before this entry.</summary>
    public Cursor? Before { get; init; }

    /// <summary>The most ids that a condition on other entries is replaced by.</summary>
    internal int MaxResolved { get; init; } = 100;

    /// <summary>Whether the condition was looked up already.</summary>
    internal bool IsResolved { get; init; }

    /// <summary>Whether all entries that fulfil the condition are counted, which reads them all.</summary>
    public bool WithTotal { get; init; }
}

/// <summary>One key of an order.</summary>
public sealed record OrderKey(Operand Operand, bool Descending)
{
    /// <summary>Whether entries without a value come first; by default they come last, whichever the direction.</summary>
    public bool NullsFirst { get; init; }

    /// <summary>The newest publication first.</summary>
    public static IReadOnlyList<OrderKey> Newest { get; } = [new(new Operand.Entry(EntryField.PublishedAt), Descending: true)];

    /// <summary>The name of what is sorted by, as clients write it.</summary>
    public string Name => NameOf(Operand);

    private static string NameOf(Operand operand) => operand switch
    {
        Operand.Entry(var shared) => Wire.NameOf($"{shared}"),
        Operand.Content(var own) => own.Name,
        Operand.Related(var reference, var inner) => $"{reference.Name}.{NameOf(inner)}",
        _ => throw new InvalidOperationException($"No name for {operand}."),
    };
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries, each with the cursor that stands for its place.</param>
/// <param name="HasNext">Whether the list goes on after them.</param>
/// <param name="HasPrevious">Whether the list began before them.</param>
/// <param name="Total">How many entries the whole list has; null where nobody asked.</param>
/// <param name="Request">What was asked for, with its conditions looked up: what else is asked of the list needn't do that again.</param>
public sealed record Page<T>(IReadOnlyList<Listed<T>> Items, bool HasNext, bool HasPrevious, long? Total, ListRequest Request)
    where T : class, IContent<T>;

/// <summary>An entry in a list, with the cursor that stands for its place.</summary>
public sealed record Listed<T>(View<T> View, Cursor Cursor) where T : class, IContent<T>;

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

    /// <summary>The most entries to return, 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>Whether the page is taken from the end of what lies between the cursors (Relay's `last`).</summary>
    public bool FromEnd { get; init; }

    /// <summary>Only what comes after this entry.</summary>
    public Cursor? After { get; init; }

    /// <summary>Only what comes before this entry.</summary>
    public Cursor? Before { get; init; }

    /// <summary>Whether all entries that fulfil the condition are counted, which reads them all.</summary>
    public bool WithTotal { get; init; }
}

/// <summary>One key of an order. Entries without a value come last, whichever the direction.</summary>
public sealed record OrderKey(Operand Operand, bool Descending)
{
    /// <summary>The newest publication first.</summary>
    public static IReadOnlyList<OrderKey> Newest { get; } = [new(new Operand.Entry(EntryField.PublishedAt), Descending: true)];

    /// <summary>The name of what is sorted by, as clients write it.</summary>
    public string Name => Operand switch
    {
        Operand.Entry(var shared) => Wire.NameOf($"{shared}"),
        Operand.Content(var own) => own.Name,
        _ => throw new InvalidOperationException($"No name for {Operand}."),
    };
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries, each with the cursor that stands for its place.</param>
/// <param name="HasNext">Whether the list goes on after them.</param>
/// <param name="HasPrevious">Whether the list began before them.</param>
/// <param name="Total">How many entries the whole list has; null where nobody asked.</param>
public sealed record Page<T>(IReadOnlyList<Listed<T>> Items, bool HasNext, bool HasPrevious, long? Total) where T : class, IContent<T>;

/// <summary>An entry in a list, with the cursor that stands for its place.</summary>
public sealed record Listed<T>(View<T> View, string Cursor) where T : class, IContent<T>;

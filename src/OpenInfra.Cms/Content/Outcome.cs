namespace OpenInfra.Cms.Content;

/// <summary>How an edit ended: done, or refused. Closed: nobody can add a case that a switch forgot.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>It is done and stored.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(Refusal Why) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Done(value);
    public static implicit operator Outcome<T>(Refusal why) => new Refused(why);
}

/// <summary>Why an edit was refused; each transport has one switch over the cases.</summary>
public abstract record Refusal
{
    private Refusal() { }

    /// <summary>There is no such entry.</summary>
    public sealed record NotFound : Refusal;

    /// <summary>The input breaks rules: all of them at once.</summary>
    public sealed record Invalid(IReadOnlyList<Problem> Problems) : Refusal;

    /// <summary>Somebody else changed the entry first.</summary>
    public sealed record Stale : Refusal;

    /// <summary>Another entry has the id, the slug or the path.</summary>
    public sealed record Conflict(Problem Problem) : Refusal;
}

/// <summary>What is wrong with one value, and what would be right.</summary>
/// <param name="Pointer">The value's place in the input, as a JSON pointer (RFC 6901): "/categories/0".</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record Problem(string Pointer, string Detail);

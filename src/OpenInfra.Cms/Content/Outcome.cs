using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Content;

/// <summary>How an edit ended: done, or refused. Closed: nobody can add a case that a switch forgot.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>It is done and stored.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(Refusal Why) : Outcome<T>;

    /// <summary>What follows where it is done; the same refusal where it is not.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, TNext> next) => this switch
    {
        Done(var value) => new Outcome<TNext>.Done(next(value)),
        Refused(var why) => new Outcome<TNext>.Refused(why),
        _ => throw new InvalidOperationException("An outcome is either done or refused."),
    };

    /// <summary>What is tried next where it is done; the same refusal where it is not.</summary>
    public async Task<Outcome<TNext>> ThenAsync<TNext>(Func<T, Task<Outcome<TNext>>> next) => this switch
    {
        Done(var value) => await next(value),
        Refused(var why) => new Outcome<TNext>.Refused(why),
        _ => throw new InvalidOperationException("An outcome is either done or refused."),
    };

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
    public sealed record Invalid(IReadOnlyList<Problem> Problems) : Refusal
    {
        /// <summary>What the content refers to, where nobody has looked yet whether it is there: that would be wrong with it as well.</summary>
        public IReadOnlyList<Reference> Unchecked { get; init; } = [];

        /// <summary>Whether nothing is said yet of a reference's place.</summary>
        public bool IsOpen(Reference reference) => Problems.All(problem => problem.Pointer != reference.Pointer);
    }

    /// <summary>The input can't be read at all.</summary>
    public sealed record Unreadable(Problem Problem) : Refusal;

    /// <summary>Somebody else changed the entry first.</summary>
    public sealed record Stale : Refusal
    {
        /// <summary>The version that the entry has now; null where that was not looked up.</summary>
        public int? Version { get; init; }

        /// <summary>The tag of the draft as it is now; empty where that was not looked up.</summary>
        public string Tag { get; init; } = "";

        /// <summary>Each value in which what was to be saved and what is there now differ.</summary>
        public IReadOnlyList<Difference> Differences { get; init; } = [];

        /// <summary>What helps.</summary>
        public Remedy Remedy { get; init; }
    }

    /// <summary>Other entries refer to it, and would be left with references to nothing.</summary>
    public sealed record Referred(Referrers By) : Refusal;

    /// <summary>The entry is in no state for that.</summary>
    public sealed record Misplaced(string Detail) : Refusal;

    /// <summary>Another entry has the id, the slug or the path.</summary>
    public sealed record Conflict(Problem Problem) : Refusal;
}

/// <summary>What helps who comes too late.</summary>
public enum Remedy
{
    /// <summary>To see what is there now, and to make the change from that.</summary>
    Look,

    /// <summary>That, or to have both joined, for they changed other values.</summary>
    Merge,

    /// <summary>The same, but joined it isn't published: nobody has seen both.</summary>
    MergeAndLook,

    /// <summary>To find the entry that was seen: another has its slug now, of which nothing is told.</summary>
    Find,
}

/// <summary>What is wrong with one value, and what would be right.</summary>
/// <param name="Pointer">The value's place in the input, as a JSON pointer (RFC 6901): "/categories/0".</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Line">The line of the input that it stands in, from 1; null where there is none, or it is not known.</param>
public sealed record Problem(string Pointer, string Detail, int? Line = null)
{
    /// <summary>The same in a text that has so many lines before.</summary>
    public Problem Below(int lines) => this with { Line = Line + lines };
}

/// <summary>A value in which three states of an entry differ; null where a state has none.</summary>
/// <param name="Pointer">The value's place, as a JSON pointer.</param>
/// <param name="Base">What the editor had seen.</param>
/// <param name="Yours">What they want.</param>
/// <param name="Theirs">What is there now.</param>
public sealed record Difference(string Pointer, JsonNode? Base, JsonNode? Yours, JsonNode? Theirs);

/// <summary>Entries that refer to another one: how many there are, and the ids of the first of them.</summary>
public sealed record Referrers(long Count, IReadOnlyList<string> Ids);

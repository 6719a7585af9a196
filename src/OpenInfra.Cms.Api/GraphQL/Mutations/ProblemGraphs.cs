using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>Why nothing was done: a type for each kind of refusal, and an interface for those who only want it in words.</summary>
internal sealed class ProblemGraphs
{
    private readonly Dictionary<Type, IObjectGraphType> _kinds = [];
    private readonly Scalars _scalars;

    public ProblemGraphs(Scalars scalars)
    {
        _scalars = scalars;
        Problem.AddField(new() { Name = "detail", Description = "A sentence for people.", ResolvedType = Required(scalars.Text) });
        Problem.ResolveType = problem => _kinds[problem.GetType()];
        Add<Problem>("InvalidProblem", "A value breaks a rule.", problem => problem.Detail,
            Pointer<Problem>(problem => problem.Pointer));
        Add<Refusal.NotFound>("NotFoundProblem", "There is no such entry.");
        Add<Refusal.Misplaced>("MisplacedProblem", "The entry is in no state for that.");
        Add<Refusal.Conflict>("ConflictProblem", "Another entry has the slug or the path.", why => why.Reason,
            Pointer<Refusal.Conflict>(why => why.Problem.Pointer));
        Add<Refusal.Referred>("ReferredProblem", "Other entries refer to it, and would refer to nothing.", why => why.Reason,
            Read<Refusal.Referred>("count", Required(scalars.Integer), "How many there are.", why => (int)why.By.Count),
            Read<Refusal.Referred>("referrers", ListOf(scalars.Id), "The ids of the first of them.", why => why.By.Ids));
        Add<Refusal.Stale>("StaleProblem", "The entry has been changed since you saw it.", why => why.Reason,
            Read<Refusal.Stale>("version", Required(scalars.Integer), "The version that it has now.", why => why.Version),
            Read<Refusal.Stale>("etag", Required(scalars.Text), "Names the draft as it is now: for `ifMatch`, once you have seen what differs.",
                why => why.Tag),
            Read<Refusal.Stale>("differences", ListOf(new DifferenceGraph(scalars)), "Each value in which yours and what is there differ.",
                why => why.Differences));
    }

    /// <summary>What all kinds have in common.</summary>
    public InterfaceGraphType Problem { get; } = new() { Name = "Problem", Description = "Why nothing was done." };

    /// <summary>The kinds; no field returns them by name.</summary>
    public IReadOnlyCollection<IObjectGraphType> Kinds => _kinds.Values;

    private void Add<TRefusal>(string name, string description) where TRefusal : Refusal =>
        Add<TRefusal>(name, description, why => why.Reason);

    private void Add<TProblem>(string name, string description, Func<TProblem, string> detail, params ReadOnlySpan<FieldType> fields)
    {
        var graph = new ObjectGraphType<TProblem> { Name = name, Description = description };
        graph.AddField(Read("detail", Required(_scalars.Text), "A sentence for people.", detail));
        foreach (var field in fields) graph.AddField(field);
        graph.AddResolvedInterface(Problem);
        _kinds.Add(typeof(TProblem), graph);
    }

    private FieldType Pointer<TProblem>(Func<TProblem, string> read) =>
        Read("pointer", Required(_scalars.Text), "The place in the input, as a JSON pointer (RFC 6901): \"/categories/0\".", read);
}

/// <summary>A value in which what was seen, what was to be saved and what is there differ.</summary>
internal sealed class DifferenceGraph : ObjectGraphType<Difference>
{
    public DifferenceGraph(Scalars scalars)
    {
        (Name, Description) = ("Difference", "A value in which three states of an entry differ; null where a state has none.");
        AddField(Read<Difference>("pointer", Required(scalars.Text), "The value's place, as a JSON pointer.", one => one.Pointer));
        AddField(Read<Difference>("base", scalars.Json, "What you had seen.", one => one.Base));
        AddField(Read<Difference>("yours", scalars.Json, "What you want.", one => one.Yours));
        AddField(Read<Difference>("theirs", scalars.Json, "What is there now.", one => one.Theirs));
    }
}

using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>Where every change begins: what can be done to the entries of each type.</summary>
internal sealed class MutationGraph : ObjectGraphType
{
    private readonly EntryGraphs _entries;
    private readonly Scalars _scalars;
    private readonly InputFields _inputs;
    private readonly ProblemGraphs _problems;
    private readonly MergedGraph _merged;

    public MutationGraph(IReadOnlyList<ContentType> types, EntryGraphs entries, ProblemGraphs problems, Scalars scalars)
    {
        (Name, Description) = ("Mutation", "Where every change begins. Those of one request are made in their order, each for itself.");
        (_entries, _scalars, _problems) = (entries, scalars, problems);
        (_inputs, _merged) = (new(scalars, entries.Entry), new(scalars));
        IReadOnlyList<Relation> relations = [.. types.SelectMany(type => type.Relations)];
        foreach (var type in types)
        {
            var changes = Changes.Of(type, relations);
            foreach (var verb in Verb.All) AddField(Of(verb, type, changes));
        }
    }

    // Null where it may not be done: otherwise the answer would lose what was done before it.
    private FieldType Of(Verb verb, ContentType type, Changes changes)
    {
        var name = $"{verb.Name}{type.Model.Name}";
        return Awaited(name, PayloadOf(verb, type), verb.Description(type.Name), async context =>
            {
                context.Writer.Require(verb.Scope, type);
                var input = (IDictionary<string, object?>)Arguments.Of(context, "input")!;
                var written = await context.Writer.WriteAsync(input, change => verb.Do(changes, change), context.CancellationToken);
                return written with { ClientMutationId = input.TryGetValue(Change.ClientMutationIdName, out var id) ? (string?)id : null };
            })
            .Taking("input", Required(InputOf(verb, type)), "What is to be done.")
            .Costing(Costs.Change);
    }

    private InputObjectGraphType InputOf(Verb verb, ContentType type)
    {
        var graph = new InputObjectGraphType { Name = $"{Title(verb)}{type.Model.Name}Input", Description = verb.Description(type.Name) };
        foreach (var field in verb.Takes(_inputs, type).Append(_inputs.ClientMutationId)) graph.AddField(field);
        return graph;
    }

    private ObjectGraphType<Written> PayloadOf(Verb verb, ContentType type)
    {
        var graph = new ObjectGraphType<Written> { Name = $"{Title(verb)}{type.Model.Name}Payload", Description = "What came of it." };
        graph.AddField(Read<Written>(
            type.Name, _entries[type], "The entry as it is now, for its editors; null where nothing was done.", written => written.Entry));
        graph.AddField(Read<Written>(
            "problems", ListOf(_problems.Problem), "Why nothing was done; none where it was.", written => written.Problems));
        if (verb.Merges) graph.AddField(Read<Written>("merged", _merged, "What was merged; null for nothing.", written => written.Merged));
        graph.AddField(Read<Written>(
            Change.ClientMutationIdName, _scalars.Text, "What the client sent.", written => written.ClientMutationId));
        return graph;
    }

    private static string Title(Verb verb) => $"{char.ToUpperInvariant(verb.Name[0])}{verb.Name[1..]}";
}

/// <summary>Which values of a merged draft come from whom.</summary>
internal sealed class MergedGraph : ObjectGraphType<Merged>
{
    public MergedGraph(Scalars scalars)
    {
        (Name, Description) = ("Merged", "Which values of a merged draft come from whom, as JSON pointers.");
        AddField(Read<Merged>("version", Required(scalars.Integer), "The version that was merged with.", merged => merged.Version));
        AddField(Read<Merged>("yours", ListOf(scalars.Text), "What you changed.", merged => merged.Yours));
        AddField(Read<Merged>("theirs", ListOf(scalars.Text), "What others had changed.", merged => merged.Theirs));
    }
}

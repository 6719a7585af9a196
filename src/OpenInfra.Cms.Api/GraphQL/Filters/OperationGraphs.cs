using GraphQL.Types;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>The tests of a plain value; several in one object must all hold.</summary>
internal sealed class OperationGraph : InputObjectGraphType
{
    public OperationGraph(IGraphType value, string name)
    {
        (Name, Description) = ($"{name}OperationFilterInput", $"Tests of a value of type {value.Name}; several must all hold.");
        foreach (var test in Operator.All)
        {
            var graph = test.TakesList ? new ListGraphType(new NonNullGraphType(value)) : value;
            AddField(new() { Name = test.Name, Description = test.Description, ResolvedType = graph });
        }
    }

    /// <summary>The condition on an operand.</summary>
    public static Condition Compile(object given, Operand operand) => new Condition.All([.. Filter.PartsOf(given)
        .Select(part => Operator.All.Single(test => test.Name == part.Name).With(operand, part.Value))]);
}

/// <summary>The tests of a list of plain values.</summary>
internal sealed class ListOperationGraph : InputObjectGraphType
{
    public ListOperationGraph(OperationGraph item)
    {
        (Name, Description) = ($"List{item.Name}", "Tests of a list of values.");
        AddField(new() { Name = Filter.Some, Description = "One of them passes; with no test, there is one.", ResolvedType = item });
    }

    /// <summary>The condition on a field that is a list.</summary>
    public static Condition Compile(object given, Operand.Content list) => new Condition.All([.. Filter.PartsOf(given)
        .Select(part => HasItem(list, OperationGraph.Compile(part.Value, new Operand.Item(list.Field))))]);

    // A single test of this kind is containment, which an index can answer.
    private static Condition HasItem(Operand.Content list, Condition item) =>
        item is Condition.All([Condition.In(_, var values)]) ? new Condition.In(list, values) : new Condition.Some(list, item);
}

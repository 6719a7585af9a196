using System.Collections;
using GraphQL.Types;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>An input object whose fields each state a condition; several of them must all hold, and an empty one matches all.</summary>
internal class FilterGraph : InputObjectGraphType
{
    private readonly Dictionary<string, Func<object, Condition>> _conditions = [];

    public FilterGraph(string name, string description)
    {
        (Name, Description) = ($"{name}FilterInput", description);
        var several = new ListGraphType(new NonNullGraphType(this));
        Add("and", several, "Each of them holds.", given => new Condition.All(CompileAll(given)));
        Add("or", several, "One of them holds; nothing does where there are none.", given => new Condition.Any(CompileAll(given)));
    }

    /// <summary>Adds a field and what it means.</summary>
    public void Add(string name, IGraphType graph, string? description, Func<object, Condition> condition)
    {
        AddField(new() { Name = name, Description = description, ResolvedType = graph });
        _conditions.Add(name, condition);
    }

    /// <summary>The condition that an object stands for.</summary>
    public Condition Compile(object given) =>
        new Condition.All([.. Filter.PartsOf(given).Select(part => _conditions[part.Name](part.Value))]);

    private List<Condition> CompileAll(object given) => [.. ((IEnumerable)given).Cast<object>().Select(Compile)];
}

using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Short ways to make fields and arguments of graphs that exist as objects.</summary>
internal static class Making
{
    /// <summary>The graph, not to be null.</summary>
    public static NonNullGraphType Required(IGraphType graph) => new(graph);

    /// <summary>A list without nulls, itself not to be null.</summary>
    public static NonNullGraphType ListOf(IGraphType item) => new(new ListGraphType(new NonNullGraphType(item)));

    /// <summary>A field that is read from what the parent's resolver returned.</summary>
    public static FieldType Read<TSource>(string name, IGraphType graph, string? description, Func<TSource, object?> read) =>
        Resolved(name, graph, description, context => read((TSource)context.Source!));

    /// <summary>A field whose value is there at once, or comes from a batch.</summary>
    public static FieldType Resolved(string name, IGraphType graph, string? description, Func<IResolveFieldContext, object?> resolve) =>
        new() { Name = name, Description = description, ResolvedType = graph, Resolver = new FuncFieldResolver<object?>(resolve) };

    /// <summary>A field that has to be waited for.</summary>
    public static FieldType Awaited(
        string name, IGraphType graph, string? description, Func<IResolveFieldContext, Task<object?>> resolve) =>
        new()
        {
            Name = name,
            Description = description,
            ResolvedType = graph,
            Resolver = new FuncFieldResolver<object?>(context => new ValueTask<object?>(resolve(context))),
        };

    extension(FieldType field)
    {
        /// <summary>Adds an argument to the field.</summary>
        public FieldType Taking(string name, IGraphType graph, string description, object? byDefault = null)
        {
            field.Arguments ??= new QueryArguments();
            field.Arguments.Add(new QueryArgument(graph) { Name = name, Description = description, DefaultValue = byDefault });
            return field;
        }
    }
}

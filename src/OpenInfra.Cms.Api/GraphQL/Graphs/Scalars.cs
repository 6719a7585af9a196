using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using GraphQL.Types;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The graph of each plain value, made once: a schema refuses two graphs of one name.</summary>
internal sealed class Scalars
{
    private readonly Dictionary<Type, EnumerationGraphType> _enums = [];

    public IGraphType Id { get; } = new IdGraphType { Description = "The identity of an entry, the same for ever: \"post/hello-world\"." };

    public IGraphType Text { get; } = new StringGraphType();

    public IGraphType Integer { get; } = new IntGraphType();

    public IGraphType Number { get; } = new FloatGraphType();

    public IGraphType Boolean { get; } = new BooleanGraphType();

    public IGraphType Date { get; } = SpecifiedBy.At("https://scalars.graphql.org/andimarek/local-date.html",
        new DateOnlyGraphType { Name = "Date", Description = "A day, by ISO 8601: \"2020-10-19\"." });

    public IGraphType Moment { get; } = SpecifiedBy.At("https://scalars.graphql.org/andimarek/date-time.html", new MomentGraph());

    public IGraphType Json { get; } = SpecifiedBy.At("https://www.rfc-editor.org/rfc/rfc8259", new JsonGraph());

    /// <summary>The graph of a kind of plain values.</summary>
    public IGraphType Of(Scalar scalar) => scalar.Kind switch
    {
        ScalarKind.Text => Text,
        ScalarKind.Id => Id,
        ScalarKind.Integer => Integer,
        ScalarKind.Number => Number,
        ScalarKind.Boolean => Boolean,
        ScalarKind.Date => Date,
        ScalarKind.Moment => Moment,
        ScalarKind.Enum => Enum(scalar.Enum!),
        _ => throw new NotSupportedException($"GraphQL has no scalar for {scalar.Kind}."),
    };

    /// <summary>The graph of an enum: each value in upper case, with the description that its attribute gives.</summary>
    public EnumerationGraphType Enum(Type type)
    {
        if (_enums.TryGetValue(type, out var graph)) return graph;
        graph = new() { Name = type.Name, Description = DescriptionOf(type) };
        foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            graph.Add(JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.Name), value.GetValue(null), DescriptionOf(value), Field.DeprecationOf(value));
        return _enums[type] = graph;
    }

    /// <summary>What a type, property or value says about itself.</summary>
    public static string? DescriptionOf(MemberInfo member) => member.GetCustomAttribute<DescriptionAttribute>()?.Description;
}

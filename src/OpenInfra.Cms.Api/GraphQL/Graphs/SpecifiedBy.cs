using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>
/// The address of what defines a scalar: the directive @specifiedBy and the field `__Type.specifiedByURL` of the GraphQL specification,
/// which GraphQL.NET has not.
/// </summary>
internal sealed class SpecifiedBy(IGraphType text) : BaseSchemaNodeVisitor
{
    private const string Name = "specifiedBy", Url = "url";

    /// <summary>Adds the directive and the field to a schema that is not initialized yet.</summary>
    public static void AddTo(ISchema schema, IGraphType text)
    {
        var directive = new Directive(Name, DirectiveLocation.Scalar) { Description = "Says what defines the scalar." };
        directive.Arguments = new(new QueryArgument(Making.Required(text)) { Name = Url, Description = "The address of the definition." });
        schema.Directives.Register(directive);
        schema.RegisterVisitor(new SpecifiedBy(text));
    }

    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        if (type.Name != "__Type") return;
        type.AddField(Making.Read<IGraphType>("specifiedByURL", text, "The address of what defines a scalar; null for all others.",
            of => of.FindAppliedDirective(Name)?.FindArgument(Url)?.Value));
    }

    /// <summary>Says where a scalar is defined.</summary>
    public static IGraphType At(string url, ScalarGraphType scalar) => scalar.ApplyDirective(Name, Url, url);
}

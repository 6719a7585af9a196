using GraphQL.Types;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>What search engines are told. Views fill in the title and the description, so these two are never null.</summary>
internal sealed class SeoGraph : ObjectGraphType<Seo>
{
    private static readonly string[] _filledIn = [Wire.NameOf(nameof(Seo.Title)), Wire.NameOf(nameof(Seo.Description))];

    public SeoGraph(Scalars scalars)
    {
        Name = nameof(Seo);
        Description = Scalars.DescriptionOf(typeof(Seo));
        foreach (var field in Content.Field.AllOf(typeof(Seo)))
        {
            var graph = _filledIn.Contains(field.Name) ? Required(scalars.Text) : scalars.Text;
            AddField(Read<Seo>(field.Name, graph, field.Description, field.Get));
        }
    }
}

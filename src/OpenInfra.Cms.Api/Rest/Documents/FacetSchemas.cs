using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes counts.</summary>
internal static class FacetSchemas
{
    extension(Schemas schemas)
    {
        /// <summary>The schema of what the entries of a type are counted by.</summary>
        public IOpenApiSchema Facets(ContentType type) => schemas.Named($"{type.Model.Name}Facets", $"facets of {type.Name}", () =>
        {
            var facets = new FacetNames(type).All;
            return Schemas.Object("What was asked for; the rest is not there.",
                facets.Select(one => (one.Key, Schemas.Described(Schemas.ListOf(schemas.CountOf(one.Value)), one.Value.Description))),
                [.. facets.Keys]);
        });

        /// <summary>The schema of a value of a facet with its count.</summary>
        public IOpenApiSchema CountOf(Facet facet) => facet.Target is not null
            ? schemas.Named("EntryCount", "counted entries", () => Schemas.Object("An entry, and how many refer to it.",
            [
                SharedSchemas.Text("value", "The entry's id."),
                Counted(),
                SharedSchemas.Text("slug", "The entry's slug."),
                SharedSchemas.Text("title", "What the entry is called."),
            ]))
            : schemas.Named($"{facet.Values!.Name}Count", $"counted {facet.Values.Name}", () => Schemas.Object(
                "A value, and how many have it.", [("value", Schemas.Described(schemas.Of(facet.Values), "The value.")), Counted()]));
    }

    private static (string, IOpenApiSchema) Counted() => ("count", Schemas.Described(Schemas.Count("int64"), "How many."));
}

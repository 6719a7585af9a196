using Microsoft.OpenApi;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes filters.</summary>
internal static class FilterSchemas
{
    extension(Schemas schemas)
    {
        /// <summary>The schema of a filter's object, under the name that it has in GraphQL too.</summary>
        public IOpenApiSchema Of(FilterInput input) => schemas.Named(input.Name, $"filters: {input.Name}", () => schemas.Object(input));

        private OpenApiSchema Object(FilterInput input, params IEnumerable<(string Name, IOpenApiSchema Schema)> required)
        {
            var parts = input.Parts.Values.Select(part => (part.Name, Schemas.Described(schemas.Of(part), part.Description))).ToList();
            var schema = Schemas.Object(input.Description, [.. required, .. parts], [.. parts.Select(part => part.Name)]);
            schema.AdditionalPropertiesAllowed = false;
            return schema;
        }

        private IOpenApiSchema Of(FilterPart part) => part switch
        {
            FilterPart.One one when one.IsNullable => Schemas.Nullable(schemas.Of(one.Scalar)),
            FilterPart.One one => schemas.Of(one.Scalar),
            FilterPart.Many many => Schemas.ListOf(Schemas.Nullable(schemas.Of(many.Scalar))),
            FilterPart.Nested { OfNull: not null } nested => Schemas.Nullable(schemas.Of(nested.Input)),
            FilterPart.Nested nested => schemas.Of(nested.Input),
            FilterPart.Several several => Schemas.ListOf(schemas.Of(several.Input)),
            FilterPart.AtPath atPath => schemas.AtPath(atPath.Input([])),
            _ => throw new NotSupportedException($"The OpenAPI document has no schema for {part}."),
        };

        private IOpenApiSchema AtPath(FilterInput input) => schemas.Named(input.Name, $"filters: {input.Name}", () =>
            schemas.Object(input, (FilterPart.AtPath.Path, Schemas.Described(Schemas.Text(), FilterPart.AtPath.PathDescription))));

        /// <summary>The schema of a plain value.</summary>
        public IOpenApiSchema Of(Scalar scalar) => scalar.Kind switch
        {
            ScalarKind.Text or ScalarKind.Id => Schemas.Text(),
            ScalarKind.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ScalarKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
            ScalarKind.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ScalarKind.Date => Schemas.Text("date"),
            ScalarKind.Moment => Schemas.Text("date-time"),
            ScalarKind.Enum => schemas.OfEnum(scalar.Enum!),
            _ => throw new NotSupportedException($"The OpenAPI document has no schema for {scalar.Kind}."),
        };
    }
}

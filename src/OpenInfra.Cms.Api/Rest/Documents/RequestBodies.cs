using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

internal static class RequestBodies
{
    extension(OpenApiOperation operation)
    {
        /// <summary>The operation with a JSON body.</summary>
        public OpenApiOperation Taking(IOpenApiSchema schema, bool isRequired = true)
        {
            operation.Taking(("application/json", schema, null));
            ((OpenApiRequestBody)operation.RequestBody!).Required = isRequired;
            return operation;
        }

        /// <summary>The operation with a body of one of these media types, each perhaps with an example.</summary>
        public OpenApiOperation Taking(params IReadOnlyList<(string Type, IOpenApiSchema Schema, JsonNode? Example)> bodies)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = bodies.ToDictionary(body => body.Type, IOpenApiMediaType (body) => new OpenApiMediaType { Schema = body.Schema, Example = body.Example }),
            };
            return operation;
        }
    }
}

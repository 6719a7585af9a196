using Microsoft.OpenApi;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what is asked of all types at once.</summary>
internal static class SiteOperations
{
    extension(OpenApiDocument document)
    {
        /// <summary>Adds a path that is only read; more of it is shown to those who may read drafts.</summary>
        public void AddReading(
            string path, string tag, string id, string summary, string description, IEnumerable<IOpenApiParameter> parameters,
            OpenApiResponses answers) => document.Paths.Add(path, new OpenApiPathItem
            {
                Operations = new()
                {
                    [HttpMethod.Get] = new OpenApiOperation
                    {
                        OperationId = id,
                        Summary = summary,
                        Description = description,
                        Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
                        Parameters = [.. parameters, ParameterDocument.IfNoneMatch],
                        Responses = answers,
                        Security = Security.Taking(document, Scope.Read),
                    },
                },
            });
    }
}

using System.Text;
using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Revisions;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes the routes of all content types in the OpenAPI document.</summary>
internal sealed class ContentDocument(IReadOnlyList<Resource> resources) : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        Security.Describe(swaggerDoc);
        var schemas = new Schemas(swaggerDoc);
        var responses = new Responses(swaggerDoc, schemas);
        swaggerDoc.Tags = new HashSet<OpenApiTag>(resources.Select(resource =>
            new OpenApiTag { Name = resource.Type.Plural, Description = resource.Type.Description }));
        var (entries, inLists) = (new List<IOpenApiSchema>(), new List<IOpenApiSchema>());
        foreach (var resource in resources)
        {
            var items = new ItemSchemas(schemas, resource.Type);
            entries.Add(items.Item);
            inLists.Add(items.InList);
            var operations = new Operations(swaggerDoc, resource.Type, schemas, responses);
            var writes = new WriteOperations(swaggerDoc, resource.Type, schemas, responses, items.Item);
            var entry = $"{resource.Path}/{{slug}}";
            swaggerDoc.Paths.Add(resource.Path, PathOf(
                (HttpMethod.Get, operations.List(resource.ListParameters.All, items.List)), (HttpMethod.Post, writes.Create())));
            swaggerDoc.Paths.Add(entry, PathOf(
                (HttpMethod.Get, operations.Item(resource.ItemParameters.All, items.Item)),
                (HttpMethod.Put, writes.Replace()), (HttpMethod.Patch, writes.Patch()), (HttpMethod.Delete, writes.Archive())));
            swaggerDoc.Paths.Add($"{entry}/publication", PathOf((HttpMethod.Put, writes.Publish()), (HttpMethod.Delete, writes.Withdraw())));
            swaggerDoc.Paths.Add($"{entry}/restoration", PathOf((HttpMethod.Put, writes.Restore())));
            swaggerDoc.Paths.Add($"{entry}/previews", PathOf(
                (HttpMethod.Post, operations.Preview(KeySchemas.Preview(schemas), KeySchemas.Wish(schemas)))));
            var revisions = new RevisionOperations(swaggerDoc, resource, schemas, responses);
            swaggerDoc.Paths.Add(resource.Path + RevisionRoutes.List, PathOf((HttpMethod.Get, revisions.List())));
            swaggerDoc.Paths.Add(resource.Path + RevisionRoutes.One, PathOf((HttpMethod.Get, revisions.OneOrTwo(items.Item))));
            swaggerDoc.Paths.Add(resource.Path + RevisionRoutes.Restoration, PathOf((HttpMethod.Post, writes.Revert())));
        }
        new PlaceDocument(swaggerDoc, schemas, responses).Apply(entries);
        new SearchDocument(swaggerDoc, schemas, responses).Apply([.. resources.Select(resource => resource.Type)], inLists);
        new KeyDocument(swaggerDoc, schemas, responses).Apply();
        Security.SayScopes(swaggerDoc);
    }

    private static OpenApiPathItem PathOf(params IEnumerable<(HttpMethod Method, OpenApiOperation Operation)> operations) =>
        new() { Operations = operations.ToDictionary(one => one.Method, one => one.Operation) };
}

internal static class ContentDocuments
{
    private const string Name = "v1", Url = "/openapi/v1.json";

    extension(IServiceCollection services)
    {
        public void AddContentDocument()
        {
            services.AddEndpointsApiExplorer();
            services.AddOptions<SwaggerGenOptions>().Configure<IReadOnlyList<Resource>>((swagger, resources) =>
                swagger.AddDocumentFilterInstance(new ContentDocument(resources)));
            services.AddSwaggerGen(swagger =>
            {
                swagger.SwaggerDoc(Name, Info);
                swagger.AddServer(new() { Url = "/", Description = "The service that sends this document." });
                // Route handlers take whole requests, so there is nothing in them to describe.
                swagger.DocInclusionPredicate((_, _) => false);
            });
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Maps the document, written once and now: what it can't describe stops the service before its first request.</summary>
        public void MapContentDocument()
        {
            using var scope = app.Services.CreateScope();
            var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(Name);
            using var text = new StringWriter { NewLine = "\n" };
            document.SerializeAsV31(new OpenApiJsonWriter(text));
            app.MapFixed(Url, Encoding.UTF8.GetBytes($"{text}\n"));
            app.UseSwaggerUI(ui =>
            {
                ui.DocumentTitle = Info.Title;
                ui.SwaggerEndpoint(Url, $"{Info.Title} {Name}");
            });
        }
    }

    private static OpenApiInfo Info { get; } = new()
    {
        Title = "OpenInfra CMS",
        Version = Name,
        Description = "Content as it is published, for the front ends that show it, and as it is drafted, for those who edit it. HEAD works "
            + "wherever GET does; every error is problem+json (RFC 9457); entries and lists have an ETag that If-None-Match takes. A credential "
            + "that isn't good is 401 wherever it is sent.",
        License = new() { Name = "As the Open Infrastructure Foundation says", Url = new("https://openinfra.org/legal/") },
        Contact = new() { Name = "The maintainers of OpenInfra CMS" },
    };
}

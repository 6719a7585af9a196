using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Api.Rest.Places;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what can be asked of the whole site.</summary>
internal sealed class PlaceDocument(OpenApiDocument document, Schemas schemas, Responses responses)
{
    private const string Tag = "site";

    /// <param name="entries">The schemas of the entries of all types.</param>
    public void Apply(IReadOnlyList<IOpenApiSchema> entries)
    {
        document.Tags!.Add(new() { Name = Tag, Description = "The whole site, whatever the types." });
        Add(RouteRoute.Path, "getRoute", "Finds what is at a path",
            "The entry that the site shows at a path, or where it has moved to. What is gone is 410, what never was 404.",
            RouteRoute.Parameters, responses.OfPlace(RouteOf(entries)));
        Add(SiteMapRoute.Path, "listPlaces", "Lists the site's addresses",
            "All addresses with the times of their last changes, in the order of the entries' ids, a part at a time.",
            SiteMapRoute.Parameters, responses.OfList(SiteMap()));
    }

    private void Add(
        string path, string id, string summary, string description, IReadOnlyList<Parameter> parameters, OpenApiResponses answers) =>
        document.Paths.Add(path, new OpenApiPathItem
        {
            Operations = new()
            {
                [HttpMethod.Get] = new OpenApiOperation
                {
                    OperationId = id,
                    Summary = summary,
                    Description = description,
                    Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                    Parameters = [.. parameters.Select(schemas.Of), ParameterDocument.IfNoneMatch],
                    Responses = answers,
                    Security = Security.Taking(document, Scope.Read),
                },
            },
        });

    private IOpenApiSchema RouteOf(IReadOnlyList<IOpenApiSchema> entries) => schemas.Named("Route", "routes", () => Schemas.Object(
        "What is at a path.",
    [
        ("status", Schemas.Described(Schemas.Count(), "What a site should answer there: 200, or 301 where the entry has moved.")),
        ("path", Schemas.Described(Schemas.Text(), "Where the entry is now.")),
        ("entry", Schemas.Described(
            new OpenApiSchema { AnyOf = [.. entries, new OpenApiSchema { Type = JsonSchemaType.Null }] },
            "The entry; null where it has moved.")),
    ]));

    private IOpenApiSchema SiteMap() => schemas.Named("SiteMap", "site maps", () => Schemas.Object("A part of the site's addresses.",
    [
        ("items", Schemas.Described(Schemas.ListOf(Place()), "The addresses.")),
        ("next", Schemas.Described(Schemas.Nullable(Schemas.Text()), "What to give as `after` for the next part; null at the end.")),
    ]));

    private IOpenApiSchema Place() => schemas.Named("SitePlace", "site places", () => Schemas.Object("An address of the site.",
    [
        ("path", Schemas.Described(Schemas.Text(), "Where it is.")),
        ("lastModified", Schemas.Described(Schemas.Text("date-time"), "When the entry was last changed.")),
        ("id", Schemas.Described(Schemas.Text(), "The id of the entry that it shows.")),
        ("type", Schemas.Described(Schemas.Text(), "The entry's type.")),
    ]));
}

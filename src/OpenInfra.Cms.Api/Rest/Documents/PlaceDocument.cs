using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Places;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what can be asked of the whole site.</summary>
internal sealed class PlaceDocument(OpenApiDocument document, Schemas schemas, Responses responses)
{
    private const string Tag = "site";

    /// <param name="entries">The schemas of the entries of all types.</param>
    public void Apply(IReadOnlyList<IOpenApiSchema> entries)
    {
        document.Tags!.Add(new() { Name = Tag, Description = "The whole site, whatever the types." });
        document.AddReading(RouteRoute.Path, Tag, "getRoute", "Finds what is at a path",
            "The entry that the site shows at a path, or where it has moved to. What is gone is 410, what never was 404.",
            RouteRoute.Parameters.Select(schemas.Of), responses.OfItem(RouteOf(entries), "What is there."));
        document.AddReading(SiteMapRoute.Path, Tag, "listPlaces", "Lists the site's addresses",
            "All addresses with the times of their last changes, in the order of the entries' ids, a part at a time.",
            SiteMapRoute.Parameters.Select(schemas.Of), responses.OfList(SiteMap()));
    }

    private IOpenApiSchema RouteOf(IReadOnlyList<IOpenApiSchema> entries) => schemas.Named("Route", "routes", () => Schemas.Object(
        "What is at a path.",
    [
        ("status", Schemas.Described(Schemas.Count(), "What a site should answer there: 200, or 301 where the entry has moved.")),
        SharedSchemas.Text("path", "Where the entry is now."),
        ("entry", Schemas.Described(
            new OpenApiSchema { AnyOf = [.. entries, new OpenApiSchema { Type = JsonSchemaType.Null }] },
            "The entry; null where it has moved.")),
    ]));

    private IOpenApiSchema SiteMap() => schemas.Named("SiteMap", "site maps", () => Schemas.Object("A part of the site's addresses.",
    [
        ("items", Schemas.Described(Schemas.ListOf(Place()), "The addresses.")),
        SharedSchemas.Next,
    ]));

    private IOpenApiSchema Place() => schemas.Named("SitePlace", "site places", () => Schemas.Object("An address of the site.",
    [
        SharedSchemas.Text("path", "Where it is."),
        SharedSchemas.Moment("lastModified", "When the entry was last changed."),
        SharedSchemas.Text("id", "The id of the entry that it shows."),
        SharedSchemas.Text("type", "The entry's type."),
    ]));
}

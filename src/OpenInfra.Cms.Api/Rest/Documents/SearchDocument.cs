using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Searches;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes the search.</summary>
internal sealed class SearchDocument(OpenApiDocument document, Schemas schemas, Responses responses)
{
    private const string Tag = "search";

    /// <param name="types">The types that are searched.</param>
    /// <param name="entries">The schemas of the entries of all types in lists.</param>
    public void Apply(IReadOnlyList<ContentType> types, IReadOnlyList<IOpenApiSchema> entries)
    {
        document.Tags!.Add(new() { Name = Tag, Description = "What is published, of all types, by what it says." });
        var parameters = new SearchParameters(types);
        document.AddReading(SearchRoute.Path, Tag, "search", "Searches all types",
            "What is published and answers a search, the best first, a part at a time. Titles count most, then what describes an entry, "
            + "then its text.", parameters.All.Select(schemas.Of), responses.OfList(List(parameters, entries)));
    }

    private IOpenApiSchema List(SearchParameters parameters, IReadOnlyList<IOpenApiSchema> entries) =>
        schemas.Named("SearchList", "lists of what was found", () => Schemas.Object("A part of what was found.",
        [
            ("items", Schemas.Described(Schemas.ListOf(Item(entries)), "What was found, the best first.")),
            ("totalCount", Schemas.Described(Schemas.Count("int64"), "How many entries were found.")),
            SharedSchemas.Next,
            SharedSchemas.TextOrNull("suggestion", "The search that was perhaps meant, where nothing was "
                + "found and a word of it is nowhere; it finds something. Null for none."),
            ("facets", Schemas.Described(Facets(parameters.Facets),
                "The counts that were asked for by `facets`; not there where none were.")),
        ], "facets"));

    private IOpenApiSchema Item(IReadOnlyList<IOpenApiSchema> entries) =>
        schemas.Named("SearchItem", "items of searches", () => Schemas.Object("An entry that was found.",
    [
        ("score", Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.Number, Format = "float" },
            "How well it answers: only to be compared with others of the same search.")),
        ("highlight", Schemas.Described(Highlight(), "Where it has what was asked for.")),
        ("entry", Schemas.Described(new OpenApiSchema { AnyOf = [.. entries] }, "The entry, as it is in lists.")),
    ]));

    private IOpenApiSchema Highlight() => schemas.Named("SearchHighlight", "highlights", () => Schemas.Object(
        "What was found as HTML, in which nothing but <mark> around the words that were asked for is markup.",
    [
        ("title", Schemas.Described(Schemas.Media("text/html"), "The whole title.")),
        ("text", Schemas.Described(Schemas.Media("text/html"),
            "The parts of its texts that answer best, or their beginning where only the title does.")),
    ]));

    private IOpenApiSchema Facets(IReadOnlyList<SearchFacet> facets) =>
        schemas.Named("SearchFacets", "facets of searches", () => Schemas.Object("What was asked for; the rest is not there.",
        facets.Select(one => (one.Name, Schemas.Described(Schemas.ListOf(schemas.CountOf(one.Facet)), one.Facet.Description))),
        [.. facets.Select(one => one.Name)]));
}

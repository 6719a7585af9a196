using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Api.Rest.Writes;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what changes the entries of a type.</summary>
internal sealed class WriteOperations(OpenApiDocument document, ContentType type, Schemas schemas, Responses responses, IOpenApiSchema item)
{
    private static readonly int[] _always = [400, 401, 403, 406, 429], _ofBodies = [413, 415, 422], _ofEntries = [404, 409, 412, 422, 428];

    private readonly InputSchemas _input = new(schemas, type);
    private readonly string _name = Operations.Capitalized(type.Name);

    public OpenApiOperation Create() => Operation($"create{_name}", $"Makes a {type.Name}",
        "A draft, or published at once. A Markdown document is read as the importer reads it, and makes the entries that it names and nobody has made yet; "
        + "several come as lines of JSON, or as parts of a form, each with an answer of its own.",
        Scope.Write, [Of(Flags.Publish), IdempotencyKey(), FileName()],
        Answers(responses.OfChange("201", "The draft.", item, [.. _always, .. _ofBodies, 409], hasLocation: true))).Taking(
            (Payload.Json, _input.Whole(), _input.Example()), (Payload.Text, Schemas.Media(Payload.Text), null),
            (Payload.Lines, Schemas.Text(), null), (Payload.Form, Schemas.Anything(), null), (Payload.Parts, Schemas.Anything(), null));

    public OpenApiOperation Replace() => Operation($"replace{_name}", $"Saves the draft of a {type.Name}", "All of it: what is left out is empty.",
        Scope.Write, [Slug(), IfMatch(), Of(Flags.Publish), Prefer(), IdempotencyKey()], Changed(_ofBodies, merges: true))
        .Taking((Payload.Json, _input.Whole(), _input.Example()));

    public OpenApiOperation Patch() => Operation($"patch{_name}", $"Changes the draft of a {type.Name}", "Just what is named (RFC 7396).",
        Scope.Write, [Slug(), IfMatch(), Of(Flags.Publish), Prefer(), IdempotencyKey()], Changed(_ofBodies, merges: true))
        .Taking((Payload.Patch, _input.Patch(), _input.Example()), (Payload.Json, _input.Patch(), _input.Example()));

    public OpenApiOperation Archive() => Operation($"archive{_name}", $"Takes a {type.Name} out of use",
        "Nothing is deleted, and its slug stays taken. What is published needs the scope content:publish too.",
        Scope.Write, [Slug(), IfMatch(), Of(Flags.Force), IdempotencyKey()], Changed([]));

    public OpenApiOperation Restore() => Operation($"restore{_name}", $"Brings an archived {type.Name} back", "As a draft.",
        Scope.Write, [Slug(), IfMatch(), IdempotencyKey()], Changed([]));

    public OpenApiOperation Revert() => Operation($"revert{_name}", $"Saves the draft of a {type.Name} as of a version anew",
        "With its slug, path and date; what came after it stays in the history.",
        Scope.Write, [Slug(), ParameterDocument.Version("version"), IfMatch(), IdempotencyKey()], Changed([]));

    public OpenApiOperation Publish() => Operation($"publish{_name}", $"Publishes a {type.Name}, now or at a moment to come",
        "What If-Match names is published, whatever is drafted until then.", Scope.Publish, [Slug(), IfMatch(), IdempotencyKey()], Changed(_ofBodies))
        .Taking(WriteSchemas.Publication(schemas), isRequired: false);

    public OpenApiOperation Withdraw() => Operation($"withdraw{_name}", $"Takes a {type.Name} from its readers",
        "Calls off what is planned, or else takes back what is published; the draft stays.", Scope.Publish, [Slug(), IfMatch(), IdempotencyKey()], Changed([]));

    private OpenApiResponses Changed(int[] problems, bool merges = false) =>
        responses.OfChange("200", "The draft as it is now.", item, [.. _always, .. _ofEntries, .. problems], merges: merges);

    private OpenApiResponses Answers(OpenApiResponses one)
    {
        one["200"] = new OpenApiResponse
        {
            Description = "Several were sent: an answer for each.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Payload.Json] = new OpenApiMediaType { Schema = WriteSchemas.Results(schemas, type.Model.Name, item) },
            },
        };
        return one;
    }

    private OpenApiOperation Operation(
        string id, string summary, string description, Scope scope, IList<IOpenApiParameter> parameters, OpenApiResponses answers) => new()
        {
            OperationId = id,
            Summary = summary,
            Description = description,
            Tags = new HashSet<OpenApiTagReference> { new(type.Plural, document) },
            Parameters = parameters,
            Responses = answers,
            Security = Security.Needing(document, scope),
        };

    private IOpenApiParameter Slug() => ParameterDocument.Slug(type);

    private IOpenApiParameter Of(Parameter parameter) => schemas.Of(parameter);

    private static OpenApiParameter IfMatch() => Header("If-Match",
        "The ETag of the draft that was seen: \"d7\", or \"d7.press\", which names the entry too. Of several any may be that of the draft.",
        isRequired: true);

    private static OpenApiParameter Prefer() =>
        Header("Prefer", "\"merge\": join this with what others have saved since, where that are other values (RFC 7240). "
            + "Joined it isn't published: nobody has seen both.");

    private static OpenApiParameter IdempotencyKey() => Header(
        Idempotency.Header, "Any text of your own: the same request under the same key is done once, and answered as the first time, for a day.");

    private static OpenApiParameter FileName() => Header(
        "Content-Disposition", "Of a Markdown document, the name of its file, which says what its slug is where the front matter doesn't: attachment; filename=\"hello.md\".");

    private static OpenApiParameter Header(string name, string description, bool isRequired = false) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = description,
        Schema = Schemas.Text(),
    };
}

using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Places;

namespace OpenInfra.Cms.Api.Rest.Places;

/// <summary>Answers with what the site shows at a path, whatever the type.</summary>
internal sealed class RouteRoute(IReadOnlyList<Resource> resources)
{
    public const string Path = "/api/route";

    private static readonly Parameter _path = new("path", "The path, \"/join\"; a slash at the end makes no difference.")
    {
        IsRequired = true,
    };

    private readonly Dictionary<ContentType, Resource> _resources = resources.ToDictionary(resource => resource.Type);
    private readonly ContentType[] _types = [.. resources.Select(resource => resource.Type)];

    public static IReadOnlyList<Parameter> Parameters { get; } = [_path, Side.Parameter, Side.Preview, AsOf.Parameter];

    public async Task<IResult> AnswerAsync(HttpRequest request, IQuerySession session, CancellationToken cancel)
    {
        var (http, query) = (request.HttpContext, new Query(request.Query));
        query.RefuseOthers(Parameters);
        var (path, perspective) = (query.Value(_path), Side.Of(query, http.Caller, AsOf.Of(query, session.Now)));
        if ((http.Refusal(perspective) ?? Problems.Of(query)) is { } refusal) return refusal;
        http.LimitCaching(perspective);
        return await session.RouteAsync(_types, path!, perspective, cancel) switch
        {
            Destination.Found(var entry) => await FoundAsync(session, entry, perspective, cancel),
            Destination.Moved(_, var to) => Answer(StatusCodes.Status301MovedPermanently, to, json => json.WriteNullValue()),
            Destination.Gone => Problems.Of(StatusCodes.Status410Gone, $"What was at \"{path}\" is not shown any more."),
            _ => Problems.Of(StatusCodes.Status404NotFound, $"Nothing is at \"{path}\", nor ever was."),
        };
    }

    private async Task<IResult> FoundAsync(IQuerySession session, View entry, Perspective perspective, CancellationToken cancel)
    {
        var loaded = await Loaded.OfAsync(session, entry, perspective, cancel);
        return Answer(StatusCodes.Status200OK, entry.Path, json =>
            _resources[entry.Type].Writer.Write(json, entry, withTexts: true, [], loaded));
    }

    private static JsonAnswer Answer(int status, string path, Action<Utf8JsonWriter> writeEntry) => new(JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("status"u8, status);
        json.WriteString("path"u8, path);
        json.WritePropertyName("entry"u8);
        writeEntry(json);
        json.WriteEndObject();
    }));
}

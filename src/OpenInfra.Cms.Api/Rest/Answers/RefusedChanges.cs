using OpenInfra.Cms.Api.Rest.Writes;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>Why a change is not made.</summary>
internal static partial class Problems
{
    private const string Errors = "errors", Joining = "The differences say what is there; join yours and send it again with that If-Match";

    public static IResult NoEntry(ContentType type, string slug) =>
        Of(StatusCodes.Status404NotFound, $"There is no {type.Name} with the slug \"{slug}\".");

    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    /// <summary>The body can't be read at all.</summary>
    public static IResult Malformed(Problem problem) => Of(StatusCodes.Status400BadRequest, problem.Detail, (Errors, Shown([problem])));

    /// <summary>The body can be read, and says what can't be.</summary>
    public static IResult Invalid(IReadOnlyList<Problem> problems) => Of(
        StatusCodes.Status422UnprocessableEntity, "Nothing was changed: see the errors for all that is wrong.", (Errors, Shown(problems)));

    /// <summary>An idempotency key comes with another request than before.</summary>
    public static IResult KeyInUse() => Of(
        StatusCodes.Status422UnprocessableEntity, $"This {Idempotency.Header} came with another request before; give each request its own.");

    public static IResult PreconditionRequired() => Of(
        StatusCodes.Status428PreconditionRequired,
        "A change says what it changes: send If-Match with the ETag of the draft, as ?perspective=draft or the last change gave it.");

    /// <summary>
    /// Somebody else has saved since, or the sender has not seen the draft. Of an entry that they didn't mean they are told nothing.
    /// </summary>
    public static IResult Stale(Refusal.Stale stale) => stale.Remedy == Remedy.Find
        ? Of(StatusCodes.Status412PreconditionFailed, "Nothing was changed: the draft that If-Match names is of another entry than the "
            + "one that has this slug now, which you have not seen. Read it with ?perspective=draft, or look for yours under another slug.",
            ("differences", stale.Differences))
        : Of(StatusCodes.Status412PreconditionFailed,
            $"Nothing was changed: the draft is at \"{stale.Tag}\" now. {Advice(stale.Remedy)}",
            ("version", stale.Version), ("etag", $"\"{stale.Tag}\""), ("differences", stale.Differences));

    private static string Advice(Remedy remedy) => remedy switch
    {
        Remedy.Merge => $"{Joining}, or send Prefer: merge.",
        Remedy.MergeAndLook => $"{Joining}. {Reasons.Unseen}",
        _ => $"{Joining}.",
    };

    /// <summary>Another entry has what only one can have.</summary>
    public static IResult Conflict(Problem problem) => Of(StatusCodes.Status409Conflict, $"Nothing was changed: {problem.Detail}", (Errors, Shown([problem])));

    /// <summary>Others refer to the entry.</summary>
    public static IResult Referred(Referrers by) => Of(
        StatusCodes.Status409Conflict,
        $"Nothing was changed: {(by.Count == 1 ? "an entry refers" : $"{by.Count} entries refer")} to it. ?force=true archives it all the same.",
        ("referrers", by));

    /// <summary>The entry is in no state for that.</summary>
    public static IResult Misplaced(string detail) => Of(StatusCodes.Status409Conflict, $"Nothing was changed: {detail}");

    public static IResult TooLarge(int most) => Of(StatusCodes.Status413PayloadTooLarge, $"A request has at most {most:N0} bytes.");

    /// <summary>The body is of a kind that is not taken here.</summary>
    public static IResult UnsupportedMedia(HttpRequest request, IReadOnlyList<string> taken, string? why = null)
    {
        var header = HttpMethods.IsPatch(request.Method) ? "Accept-Patch" : "Accept-Post";
        request.HttpContext.Response.Headers[header] = string.Join(", ", taken);
        return Of(StatusCodes.Status415UnsupportedMediaType, why ?? $"Send {string.Join(" or ", taken)}.");
    }

    private static object[] Shown(IReadOnlyList<Problem> problems) => [.. problems.Select(problem => problem.Line is { } line
        ? new { problem.Pointer, problem.Detail, Line = line }
        : (object)new { problem.Pointer, problem.Detail })];
}

using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Limiting;

/// <summary>The most that one request may be or ask for, checked before it runs; "GraphQL:Limits" in the configuration.</summary>
internal sealed record Limits
{
    /// <summary>Bytes of a request's body.</summary>
    public int Body { get; init; } = 256 * 1024;

    /// <summary>Values in a request's body, those of its variables above all.</summary>
    public int Values { get; init; } = 5_000;

    /// <summary>Characters of a document.</summary>
    public int Characters { get; init; } = 64 * 1024;

    /// <summary>Names, values and punctuators of a document.</summary>
    public int Tokens { get; init; } = 8_000;

    /// <summary>Names of a document: of fields, arguments, types, variables and enum values.</summary>
    public int Names { get; init; } = 4_000;

    /// <summary>How deep brackets of all kinds may be nested; a filter takes two for each "and".</summary>
    public int Nesting { get; init; } = 64;

    // Parsers recurse, and a stack ends somewhere.
    private const int MostNesting = 256;

    /// <summary>Fields that a document selects with its fragments put in.</summary>
    public int Fields { get; init; } = 20_000;

    /// <summary>Pairs of fields that have one name in one place, and are to be compared; a hundred equal fields are 4,950.</summary>
    public int Pairs { get; init; } = 8_000;

    public int Aliases { get; init; } = 200;

    public int Directives { get; init; } = 100;

    public int Fragments { get; init; } = 200;

    /// <summary>How deep fields may be nested; a client's introspection needs 15.</summary>
    public int Depth { get; init; } = 20;

    /// <summary>What a query may cost; 100 posts with all that they refer to and their bodies come to about 2,000.</summary>
    public int Cost { get; init; } = 20_000;

    /// <summary>Entries of one page of a list.</summary>
    public int Page { get; init; } = ListRequest.MaxSize;

    /// <summary>The most that a page can be set to.</summary>
    public const int MostPage = 1_000;

    /// <summary>How long an answer may take.</summary>
    public int Seconds { get; init; } = 30;

    /// <summary>Subscriptions that are open at a time, of all clients together.</summary>
    public int Subscriptions { get; init; } = 1_000;

    /// <summary>Operations that are open at a time on one WebSocket.</summary>
    public int SocketOperations { get; init; } = 100;

    /// <summary>The limits in a section of the configuration.</summary>
    public static Limits Of(Settings settings)
    {
        var usual = new Limits();
        var read = new Limits
        {
            Body = settings.Number(nameof(Body), usual.Body),
            Values = settings.Number(nameof(Values), usual.Values),
            Characters = settings.Number(nameof(Characters), usual.Characters),
            Tokens = settings.Number(nameof(Tokens), usual.Tokens),
            Names = settings.Number(nameof(Names), usual.Names),
            Nesting = settings.Number(nameof(Nesting), usual.Nesting, MostNesting),
            Fields = settings.Number(nameof(Fields), usual.Fields),
            Pairs = settings.Number(nameof(Pairs), usual.Pairs),
            Aliases = settings.Number(nameof(Aliases), usual.Aliases),
            Directives = settings.Number(nameof(Directives), usual.Directives),
            Fragments = settings.Number(nameof(Fragments), usual.Fragments),
            Depth = settings.Number(nameof(Depth), usual.Depth),
            Cost = settings.Number(nameof(Cost), usual.Cost),
            Page = settings.Number(nameof(Page), usual.Page, MostPage),
            Seconds = settings.Number(nameof(Seconds), usual.Seconds),
            Subscriptions = settings.Number(nameof(Subscriptions), usual.Subscriptions),
            SocketOperations = settings.Number(nameof(SocketOperations), usual.SocketOperations),
        };
        settings.RefuseOthers();
        return read;
    }
}

using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>Which side of the entries is asked for.</summary>
internal static class Side
{
    public static Parameter Parameter { get; } = new(Perspectives.Parameter,
        "Which side of the entries to look at. Drafts need a key that may read those of this type; entries of types whose drafts it "
        + "may not read are seen as everybody sees them.")
    {
        Allowed = [Perspectives.Published, Perspectives.Draft],
        Default = Perspectives.Published,
    };

    public static Parameter Preview { get; } = new(
        Credential.PreviewParameter, "A preview token, which shows the draft of one entry and all else as everybody sees it.");

    /// <summary>What the caller gets to see; whether they may ask for it is for the route to say.</summary>
    public static Perspective Of(Query query, Caller caller, DateTimeOffset? moment = null) =>
        caller.Seeing(query.Value(Parameter) ?? Perspectives.Published, moment);
}

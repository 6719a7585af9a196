using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>Which side of the entries is asked for.</summary>
internal static class Side
{
    public static Parameter Parameter { get; } = new(
        "perspective", "Which side of the entries to look at. Drafts need a key, which a later version brings.")
    {
        Allowed = [.. Enum.GetNames<Perspective>().Select(Wire.NameOf)],
        Default = Wire.NameOf(nameof(Perspective.Published)),
    };

    public static Perspective Of(Query query) => Enum.Parse<Perspective>(query.Value(Parameter)!, ignoreCase: true);
}

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>
/// The moment whose state is asked for. Only single entries have a past: a list's order and pages would need all that ever was.
/// </summary>
internal static class AsOf
{
    public static Parameter Parameter { get; } = new(
        "at", "The moment whose state is shown: the entry, found by the slug that it had then, and what it refers to. It needs the scope "
        + "content:read, for it shows what was withdrawn since. In UTC or with an offset, whose + is written %2B.")
    {
        Format = "date-time",
    };

    /// <summary>The moment that a query asks for; null for the present.</summary>
    public static DateTimeOffset? Of(Query query, DateTimeOffset now)
    {
        if (query.Value(Parameter) is not { } text) return null;
        if (!Moments.TryParse(text, out var moment)) Refuse(query, $"{Moments.Expected} In a URL, + is written %2B.", "malformed");
        else if (moment > now) Refuse(query, $"The moment is to come: it is {now.UtcDateTime:O}.", "future");
        return moment;
    }

    /// <summary>Says of a list that it can't be read so.</summary>
    public static void RefuseOnLists(Query query)
    {
        if (query.Has(Parameter.Name)) Refuse(query, "A list can't be read as of a moment: that is for single entries.", "list");
    }

    private static void Refuse(Query query, string detail, string why) => query.Refuse(Parameter.Name, detail, $"as-of-{why}");
}

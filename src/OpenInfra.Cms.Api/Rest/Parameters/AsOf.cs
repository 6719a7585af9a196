namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>The moment whose state is asked for. Nothing answers it yet, so no document names it; it is refused in its own words.</summary>
internal static class AsOf
{
    public const string Name = "at";

    public static void RefuseOnLists(Query query)
    {
        if (query.Has(Name)) query.Refuse(Name, "A list can't be read as of a moment: as-of reads are for single entries.", "as-of-list");
    }

    public static void RefuseOnItems(Query query)
    {
        if (query.Has(Name)) query.Refuse(Name, "Reading an entry as of a moment comes with a later version.", "as-of-unavailable");
    }
}

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>What a client would like done (RFC 7240).</summary>
internal static class Preferences
{
    public const string Merge = "merge";

    extension(HttpRequest request)
    {
        /// <summary>Whether changes to other fields are to be merged with what others have saved since.</summary>
        public bool PrefersMerge => request.Headers["Prefer"]
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Any(preference => preference.Split(';')[0].Trim().Equals(Merge, StringComparison.OrdinalIgnoreCase));
    }
}

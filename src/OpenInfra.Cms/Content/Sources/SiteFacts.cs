namespace OpenInfra.Cms.Content.Sources;

/// <summary>What a site says of itself.</summary>
/// <param name="Title">Its title: "Rust Foundation"; null where it says none.</param>
public sealed record SiteFacts(string? Title);

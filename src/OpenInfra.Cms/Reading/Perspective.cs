namespace OpenInfra.Cms.Reading;

/// <summary>Which side of the entries to look at, through all relations: what readers see, or what editors are working on.</summary>
public enum Perspective
{
    Published,
    Draft,
}

using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

/// <summary>Reads a document that must be refused.</summary>
internal static class Bomb
{
    /// <summary>Why it is refused; null where it isn't.</summary>
    public static string? Defuse(string path, byte[] bytes)
    {
        try
        {
            _ = SourceDocument.Read(path, bytes, (_, _) => { });
            return null;
        }
        catch (SourceException refused)
        {
            return refused.Message;
        }
    }
}

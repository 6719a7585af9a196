using System.Security.Cryptography;
using System.Text;

namespace OpenInfra.Cms.Content;

/// <summary>
/// A long text. An entry holds only its hash, so that lists of entries never read bodies; the text and all that is
/// derived from it stand in a document of their own, loaded when somebody asks for it.
/// </summary>
public sealed record Markdown
{
    private Markdown(string hash, string? source) => (Hash, Source) = (hash, source);

    /// <summary>No text.</summary>
    public static Markdown Empty { get; } = new("", "");

    /// <summary>The SHA-256 of the UTF-8 source in lower-case hexadecimal; "" for the empty text.</summary>
    public string Hash { get; }

    /// <summary>The text; null where only the hash was loaded.</summary>
    public string? Source { get; }

    /// <summary>A text that somebody wrote.</summary>
    public static Markdown Of(string source) => source.Length == 0 ? Empty : new(HashOf(source), source);

    /// <summary>A text that is in the store.</summary>
    public static Markdown Stored(string hash) => hash.Length == 0 ? Empty : new(hash, null);

    public bool Equals(Markdown? other) => Hash == other?.Hash;

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);

    private static string HashOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
}

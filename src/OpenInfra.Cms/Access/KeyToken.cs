using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Access;

/// <summary>
/// What the holder of a key keeps: "cms_", the key's public id, "_", a secret of 256 bits and a checksum, by which a mistyped token
/// is told, and a leaked one found, without asking the database.
/// </summary>
public sealed partial class KeyToken
{
    /// <summary>What every token begins with.</summary>
    public const string Prefix = "cms_";

    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + IdAlphabet;
    private const int IdLength = 10, SecretLength = 43, ChecksumLength = 6;

    private readonly string _secret;

    private KeyToken(string keyId, string secret) => (KeyId, _secret) = (keyId, secret);

    /// <summary>The id of the key, which is no secret.</summary>
    public string KeyId { get; }

    /// <summary>The SHA-256 of the secret, which is all that is stored of it.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_secret)));

    /// <summary>A token with a new secret, for a new key or for the one with this id.</summary>
    public static KeyToken New(string? keyId = null) => new(
        keyId ?? RandomNumberGenerator.GetString(IdAlphabet, IdLength), RandomNumberGenerator.GetString(SecretAlphabet, SecretLength));

    /// <summary>The token that a text is; null where it is none.</summary>
    public static KeyToken? Parse(string text)
    {
        if (Form.Match(text) is not { Success: true } match) return null;
        var token = new KeyToken(match.Groups["id"].Value, match.Groups["secret"].Value);
        return token.Checksum == match.Groups["checksum"].Value ? token : null;
    }

    /// <summary>The whole token, secret included: for its holder, once, and for nobody else.</summary>
    public string Reveal() => $"{Start}{_secret}{Checksum}";

    /// <summary>The token without its secret, as logs may have it.</summary>
    public override string ToString() => $"{Start}…";

    private string Start => $"{Prefix}{KeyId}_";

    private string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Start + _secret)))[..ChecksumLength];

    [GeneratedRegex(@"^cms_(?<id>[a-z0-9]{10})_(?<secret>[A-Za-z0-9]{43})(?<checksum>[0-9a-f]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}

using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Types;
using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.GraphQL;

/// <summary>A schema as text.</summary>
internal sealed class Sdl
{
    private readonly byte[] _text;
    private readonly EntityTagHeaderValue _tag;

    private Sdl(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_text))[..32]}\"");
    }

    /// <summary>The schema, sorted by names, so that it is the same from one start to the next.</summary>
    public static Sdl Of(ISchema schema) => new(schema.Print(new() { StringComparison = StringComparison.Ordinal }));

    public override string ToString() => Encoding.UTF8.GetString(_text);

    /// <summary>The text, for who doesn't have it yet.</summary>
    public IResult ToResult() => TypedResults.Bytes(_text, "text/plain; charset=utf-8", entityTag: _tag);
}

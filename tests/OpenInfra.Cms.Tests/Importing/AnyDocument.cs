using System.Text;
using CsCheck;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Tests.Importing;

/// <summary>Whatever stands in a document, it is read, or refused with a reason.</summary>
public sealed class AnyDocument
{
    private static readonly string[] _tokens =
        ["---\n", "+++\n", "...\n", "a: ", "- ", "[", "]", "{", "}", ", ", ": ", "? ", "\n", "  ", "\t", "\"", "'", "#", "&a ", "*a", "!t ", "|", ">", "%", "@", "\u0000", "\uFEFF", "x", "=", "\"\\u0000\""];

    private static readonly Gen<string> _text = Gen.Int[0, _tokens.Length - 1].Array[0, 14].Select(
        picks => $"---\n{string.Concat(picks.Select(pick => _tokens[pick]))}\n---\nText\n");

    [Fact]
    public void It_is_read_or_refused_with_a_reason() => _text.Sample(Read, iter: 20_000);

    [Theory]
    [InlineData("---\n[Z: \"\\u0000\"\ntitle: {}\n---\n")]
    [InlineData("---\nat: {}\n[Z: \"\\u0000\"\ntitle: {}\n+++\nV#/&7")]
    public void A_list_that_is_never_closed_is_refused_with_a_reason(string text) => Read(text);

    private static void Read(string text)
    {
        try
        {
            SourceDocument.Read("document.md", Encoding.UTF8.GetBytes(text), (_, _) => { });
        }
        catch (Exception refused) when (refused is SourceException or NotTextException)
        {
            Assert.NotEqual("", refused.Message);
        }
    }
}

using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace OpenInfra.Cms.Rendering;

/// <summary>Reads a sanitized text once, from its start to its end, and notes what it comes across.</summary>
internal sealed class Reading
{
    private readonly List<(IElement Element, string Text)> _headings = [];
    private readonly Anchors _anchors = new();

    public PlainText Plain { get; } = new();

    public List<Heading> Toc { get; } = [];

    public List<Link> Links { get; } = [];

    public List<Image> Images { get; } = [];

    /// <summary>Reads a text and gives its headings the ids that the table of contents names.</summary>
    public static Reading Of(IElement body)
    {
        var reading = new Reading();
        reading.Children(body, isCode: false);
        // Not before all ids of the authors are known.
        foreach (var (element, text) in reading._headings) reading.Anchor(element, text);
        return reading;
    }

    // The tree is bounded by Dom.MaximumDepth, well within any stack; but where that should fail, one text may fail, not the process.
    private void Children(INode parent, bool isCode)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element) Element(element, isCode || element.LocalName == "pre");
            else if (node is IText text) Text(text.Data, isCode);
        }
    }

    private void Text(string text, bool isCode)
    {
        if (isCode) Plain.AppendLines(text);
        else Plain.Append(text);
    }

    private void Element(IElement element, bool isCode)
    {
        if (IsFootnoteMark(element)) return;
        if (element.Id is { Length: > 0 } id) _anchors.Reserve(id);
        var start = new Start(Plain.Length, _headings.Count, Links.Count);
        Separate(element);
        Children(element, isCode);
        Separate(element);
        Note(element, start);
    }

    // What nests comes to an end before what it is in, but stands behind it.
    private void Note(IElement element, Start start)
    {
        switch (element.LocalName)
        {
            case "a" when element.GetAttribute("href") is { } href:
                Links.Insert(start.Links, new(href, Plain.Since(start.Text)));
                break;
            case "img" when element.GetAttribute("src") is { Length: > 0 } source:
                Images.Add(new(source, element.GetAttribute("alt"), element.GetAttribute("title")));
                break;
            case ['h', >= '1' and <= '6'] when Plain.Since(start.Text) is { Length: > 0 } text:
                _headings.Insert(start.Headings, (element, text));
                break;
        }
    }

    private void Separate(IElement element)
    {
        switch (element.LocalName)
        {
            case "td" or "th": Plain.Space(); break;
            case var name when Blocks.Contains(name): Plain.Break(); break;
        }
    }

    private void Anchor(IElement element, string text)
    {
        if (element.Id is not { Length: > 0 }) element.Id = _anchors.For(text);
        Toc.Add(new(element.LocalName[1] - '0', element.Id!, text));
    }

    private readonly record struct Start(int Text, int Headings, int Links);

    // The numbers and arrows that Markdig writes for footnotes are no words and no links of the author's.
    private static bool IsFootnoteMark(IElement element) => element.ClassName is "footnote-ref" or "footnote-back-ref";

    private static readonly HashSet<string> Blocks = [.. """
        address article aside blockquote br caption center dd details dir div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
        hgroup hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}

using OpenInfra.Cms.Checking.Links;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Looks at a text: its links, images and headings as readers get them, and where the source has them.</summary>
internal sealed class BodyRules(LinkRules links, ICollection<Suspicion> found)
{
    public void Check(Origin from, StoredText text)
    {
        var rendered = text.Rendered;
        if (rendered.Links.Count + rendered.Images.Count + rendered.Toc.Count == 0) return;
        var outline = Outline.Of(text.Source);
        foreach (var (link, index) in Numbered(rendered.Links, link => link.Href))
            links.CheckLink(from, link.Href, link.Text, Line(outline.Find(MarkKind.Link, link.Href, index), link.Href));
        foreach (var (image, index) in Numbered(rendered.Images, image => image.Src))
        {
            var mark = outline.Find(MarkKind.Image, image.Src, index);
            var spot = Line(mark, image.Src);
            links.CheckImage(from, image.Src, spot);
            if (LacksAlt(image, mark)) found.Add(from.Suspect(FindingKind.MissingAlt, spot, $"The image {Quotation.Of(image.Src)} has no alt text."));
        }
        foreach (var (message, mark) in HeadingRules.Check(rendered.Toc, outline)) found.Add(from.Suspect(FindingKind.HeadingJump, Line(mark, ""), message));

        Spot.InText Line(Mark? mark, string url) => new(text.Source, outline.LineOf(mark, url));
    }

    // Who writes alt="" in HTML says that the image is decoration. In Markdown there is no way to leave the alt text out, so
    // that an empty one says nothing.
    private static bool LacksAlt(Image image, Mark? mark) => image.Alt is null || (string.IsNullOrWhiteSpace(image.Alt) && mark is { IsHtml: false });

    private static IEnumerable<(T Item, int Index)> Numbered<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var counts = new Dictionary<string, int>();
        foreach (var item in items)
        {
            var index = counts.GetValueOrDefault(key(item));
            counts[key(item)] = index + 1;
            yield return (item, index);
        }
    }
}

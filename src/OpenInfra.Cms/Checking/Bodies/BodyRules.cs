using OpenInfra.Cms.Checking.Links;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Looks at a text: its links, images and headings as readers get them, and where the source has them.</summary>
internal sealed class BodyRules(LinkRules links, ICollection<Suspicion> found)
{
    public void Check(Origin from, StoredText text)
    {
        // Most texts have nothing wrong, and need not be parsed again.
        var outline = new Lazy<Outline>(() => Outline.Of(text.Source));
        CheckLinks(from, text, outline);
        CheckImages(from, text, outline);
        foreach (var (message, heading) in HeadingRules.Check(text.Rendered.Toc))
        {
            var spot = At(text, outline, () => HeadingRules.MarkOf(heading, text.Rendered.Toc, outline.Value));
            found.Add(from.Suspect(FindingKind.HeadingJump, spot, message));
        }
    }

    private void CheckLinks(Origin from, StoredText text, Lazy<Outline> outline)
    {
        foreach (var (link, index) in Numbered(text.Rendered.Links, link => link.Href))
        {
            var spot = At(text, outline, () => outline.Value.Find(MarkKind.Link, link.Href, index), link.Href);
            links.CheckLink(from, link.Href, link.Text, spot);
        }
    }

    private void CheckImages(Origin from, StoredText text, Lazy<Outline> outline)
    {
        foreach (var (image, index) in Numbered(text.Rendered.Images, image => image.Src))
        {
            var spot = At(text, outline, Mark, image.Src);
            links.CheckImage(from, image.Src, spot);
            if (LacksAlt(image, Mark))
                found.Add(from.Suspect(FindingKind.MissingAlt, spot, $"The image {Quotation.Of(image.Src)} has no alt text."));

            Mark? Mark() => outline.Value.Find(MarkKind.Image, image.Src, index);
        }
    }

    private static Func<Spot> At(StoredText text, Lazy<Outline> outline, Func<Mark?> mark, string url = "") =>
        () => new Spot.InText(text.Source, outline.Value.LineOf(mark(), url));

    // Who writes alt="" in HTML says that the image is decoration. In Markdown there is no way to leave the alt text out, so
    // that an empty one says nothing.
    private static bool LacksAlt(Image image, Func<Mark?> mark) =>
        image.Alt is null || (string.IsNullOrWhiteSpace(image.Alt) && mark() is { IsHtml: false });

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

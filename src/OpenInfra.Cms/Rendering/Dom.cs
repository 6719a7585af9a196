using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpenInfra.Cms.Rendering;

/// <summary>Parses HTML into a tree of bounded depth and size.</summary>
internal static class Dom
{
    /// <summary>Where Blink and WebKit stop nesting, too. All that walks the tree recursively relies on it.</summary>
    internal const int MaximumDepth = 512;

    // Looking at every element would cost more than the few levels that can be added between two looks.
    private const int Stride = 64;

    // Without CSS: style sheets are never read here, and a parser not run can't be made to overflow the stack.
    private static readonly IBrowsingContext Context = BrowsingContext.New(Configuration.Default);

    public static IHtmlDocument Parse(string html)
    {
        var guard = new Guard(html.Length);
        var options = new HtmlParserOptions { MaximumDepth = int.MaxValue, OnCreated = (element, _) => guard.Check(element) };
        return new HtmlParser(options, Context).ParseDocument("<!doctype html><html><body>" + html);
    }

    /// <summary>
    /// Stops a parse that grows too deep (the parser looks through all open elements for each tag) or makes more elements than the
    /// source has characters (unclosed formatting is copied into each paragraph).
    /// </summary>
    private sealed class Guard(int length)
    {
        private int _count;
        private int _announced;
        private IElement? _last;

        public void Check(IElement element)
        {
            // An element is put into the tree after it is announced, so that the one before it is looked at. What that one holds by
            // now are the copies, which are not announced.
            for (var copy = _last?.FirstElementChild; copy is not null; copy = copy.FirstElementChild) _count++;
            TooComplexException.ThrowIf(++_count > length + Stride, "elements");
            TooComplexException.ThrowIf(_announced++ % Stride == 0 && DepthOf(_last) > MaximumDepth, "levels");
            _last = element;
        }

        private static int DepthOf(IElement? element)
        {
            var depth = 0;
            for (var parent = element; parent is not null && depth <= MaximumDepth; parent = parent.ParentElement) depth++;
            return depth;
        }
    }
}

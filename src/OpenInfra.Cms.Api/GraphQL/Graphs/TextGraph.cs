using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Rendering;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>A long text: its source and all that is derived from it.</summary>
internal sealed class TextGraph : ObjectGraphType<StoredText>
{
    /// <summary>The text of nothing, which is not stored.</summary>
    public static readonly StoredText Empty = new() { Id = "", Source = "", Rendered = new() { Html = "", Plain = "" } };

    public TextGraph(Scalars scalars)
    {
        (Name, Description) = ("Text", "A long text, in the forms that a front end needs.");
        AddField(Long(scalars, "markdown", "The source, as it was written.", text => text.Source));
        AddField(Long(scalars, "html", "The sanitized HTML.", text => text.Rendered.Html));
        AddField(Long(scalars, "text", "The text without markup, a line for each block.", text => text.Rendered.Plain));
        AddField(Resolved("excerpt", Required(scalars.Text),
                "The first words, cut between words, with \"…\" where something was left out.", Excerpt)
            .Taking("length", scalars.Integer, "The most characters, 1 or more.", byDefault: 200));
        AddField(Parts("toc", Heading(scalars), "The headings, flat and in their order.", text => text.Toc));
        AddField(Parts("links", Link(scalars), "The links in their order.", text => text.Links));
        AddField(Parts("images", Image(scalars), "The images in their order.", text => text.Images));
        AddField(Read<StoredText>("readingMinutes", Required(scalars.Integer), "How long it takes to read; 0 where there is no word.",
            text => Excerpts.ReadingMinutes(text.Rendered.WordCount)));
        AddField(Read<StoredText>("wordCount", Required(scalars.Integer), "How many words it has.", text => text.Rendered.WordCount));
    }

    private static FieldType Long(Scalars scalars, string name, string description, Func<StoredText, object?> read) =>
        Read(name, Required(scalars.Text), description, read).Costing(Costs.LongText);

    private static FieldType Parts(string name, IGraphType part, string description, Func<RenderedText, object> read) =>
        Read<StoredText>(name, ListOf(part), description, text => read(text.Rendered));

    private static string Excerpt(IResolveFieldContext context)
    {
        var length = context.GetArgument<int?>("length") ?? 200;
        return length > 0 ? Excerpts.Excerpt(((StoredText)context.Source!).Rendered.Plain, length)
            : throw Refused.Of("INVALID_LENGTH", $"An excerpt has 1 character or more, not {length}.");
    }

    private static ObjectGraphType Heading(Scalars scalars) => Part("TextHeading", "A heading of a text.",
        Read<Heading>("level", Required(scalars.Integer), "1 for the highest, to 6.", heading => heading.Level),
        Read<Heading>("id", Required(scalars.Text), "The id of its element in the HTML.", heading => heading.Id),
        Read<Heading>("text", Required(scalars.Text), "The words.", heading => heading.Text));

    private static ObjectGraphType Link(Scalars scalars) => Part("TextLink", "A link in a text.",
        Read<Link>("href", Required(scalars.Text), "Where it leads, as the text has it.", link => link.Href),
        Read<Link>("text", Required(scalars.Text), "The words.", link => link.Text));

    private static ObjectGraphType Image(Scalars scalars) => Part("TextImage", "An image in a text.",
        Read<Image>("src", Required(scalars.Text), "Where it is, as the text has it.", image => image.Src),
        Read<Image>("alt", scalars.Text,
            "What to say in its place; empty for decoration, null where the author didn't say.", image => image.Alt),
        Read<Image>("title", scalars.Text, "Its title.", image => image.Title));

    private static ObjectGraphType Part(string name, string description, params ReadOnlySpan<FieldType> fields)
    {
        var graph = new ObjectGraphType { Name = name, Description = description };
        foreach (var field in fields) graph.AddField(field);
        return graph;
    }
}

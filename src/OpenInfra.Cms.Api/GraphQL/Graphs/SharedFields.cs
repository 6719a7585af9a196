using GraphQL.Types;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The fields that every entry has, made anew for each graph that gets them.</summary>
/// <param name="scalars">The plain types.</param>
/// <param name="drafts">Whether drafts are among the entries, which may lack what publishing gives them.</param>
internal sealed class SharedFields(Scalars scalars, bool drafts)
{
    private readonly SeoGraph _seo = new(scalars);
    private readonly ScheduleGraph _schedule = new(scalars);

    public FieldType Id() =>
        Read<View>("id", Required(scalars.Id), "Its identity, given once and never changed.", entry => entry.Id);

    public IEnumerable<FieldType> All() =>
    [
        Id(),
        Read<View>("slug", Required(scalars.Text), "Its name in URLs, unique in its type; may change.", entry => entry.Slug),
        Read<View>("path", Required(scalars.Text), "Where the site shows it.", entry => entry.Path),
        Read<View>("title", Required(scalars.Text), "What it is called.", entry => entry.Untyped.Title),
        Read<View>("status", Required(scalars.Enum(typeof(Status))), "Whether readers can see it.", entry => entry.Status),
        Read<View>("version", Required(scalars.Integer), "How often it has been changed.", entry => entry.Version),
        Read<View>("etag", scalars.Text, "Names this state of its draft: the `ifMatch` of a mutation. Null for what readers see.", entry => entry.Tag),
        Read<View>("schedule", _schedule, "The publication that is to come; null for none, and for readers.", entry => entry.Schedule),
        Read<View>("publishedAt", drafts ? scalars.Moment : Required(scalars.Moment), "The date that readers see.", entry => entry.PublishedAt),
        Read<View>("revisedAt", Required(scalars.Moment), "When its text was last changed.", entry => entry.RevisedAt),
        Read<View>("seo", Required(_seo), "What search engines and social networks are told.", entry => entry.Seo),
        Read<View>("extra", Required(scalars.Json), "What its source has beyond the fields of its type.", entry => entry.Untyped.Extra),
    ];
}

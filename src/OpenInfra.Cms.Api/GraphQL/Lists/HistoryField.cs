using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>What happened to an entry, for those who see its draft.</summary>
internal sealed class HistoryField(Scalars scalars)
{
    private const string First = "first", After = "after";

    private readonly RevisionGraph _revision = new(scalars);

    /// <summary>The field of a type's entries.</summary>
    public FieldType Of(EntryGraph entry) => Resolved(
            "revisions", ListOf(_revision), "What happened to it, the newest first.", context => Load(context, entry.Entries))
        .Taking(First, scalars.Integer, $"So many, 1 to {ListRequest.MaxSize}.", byDefault: ListRequest.DefaultSize)
        .Taking(After, scalars.Integer, "Only what came before this version, the last of the page before.")
        .CostsPage(Costs.FindingListUnder);

    private static object? Load(IResolveFieldContext context, Entries entries)
    {
        var (view, reader) = ((View)context.Source!, context.Reader);
        if (!reader.Perspective.ShowsDraftsOf(view.Type))
            throw Refused.Of("FORBIDDEN", $"The history of {view.Type.Plural} needs the scope content:read for {view.Type.Plural}.");
        reader.CheckPresent("A history");
        var size = Arguments.Size(context.Arguments, First, ListRequest.MaxSize, ListRequest.DefaultSize);
        return reader.Batch<string, IReadOnlyList<Revision>>((typeof(Revision), view.Type, Arguments.Key(context)), (session, ids, cancel) =>
                entries.RevisionsAsync(session, ids, size, Arguments.Of(context, After) as int?, cancel))
            .Load([view.Id], found => found.GetValueOrDefault(view.Id) ?? []);
    }
}

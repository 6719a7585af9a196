using System.Collections;
using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Api.GraphQL.Searches;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Where every query begins: single entries and lists of each type, and entries of any type by their ids.</summary>
internal sealed class QueryGraph : ObjectGraphType
{
    private readonly Dictionary<string, ContentType> _types;
    private readonly EntryGraphs _entries;

    public QueryGraph(IReadOnlyList<ContentType> types, EntryGraphs entries, ListFields lists, SearchField search, Scalars scalars)
    {
        (Name, Description) = ("Query", "Where every query begins.");
        (_types, _entries) = (types.ToDictionary(type => type.Name), entries);
        foreach (var type in types)
        {
            AddField(One(type, scalars));
            AddField(lists.TakingPage(Many(type, lists), type, Costs.FindingList));
        }
        AddField(Resolved("node", entries.Node, "The entry with this id, of whatever type.",
                context => Load(context, Given(context, "id")!))
            .Taking("id", Required(scalars.Id), "The entry's id."));
        AddField(Several(scalars));
        AddField(new RouteGraph(types, entries, scalars).Field());
        AddField(new SiteMapGraph(types, scalars).Field());
        AddField(search.Field());
    }

    private FieldType One(ContentType type, Scalars scalars)
    {
        var reads = _entries[type].Entries;
        return Awaited(type.Name, _entries[type], $"One {type.Name}, by its slug, its path or its id.", async context =>
            {
                context.Reader.Check(type);
                var (by, value) = OneOf(context);
                return await context.Reader.ReadAsync(session =>
                    reads.FindAsync(session, by, value, context.Reader.Perspective, context.CancellationToken));
            })
            .Taking("slug", scalars.Text, "Its name in URLs.")
            .Taking("path", scalars.Text, "Where the site shows it; a slash at the end makes no difference.")
            .Taking("id", scalars.Id, "Its id.")
            .Costing(Costs.FindingOne);
    }

    private static (EntryField By, string Value) OneOf(IResolveFieldContext context)
    {
        (EntryField By, string? Value)[] given =
            [(EntryField.Slug, Given(context, "slug")), (EntryField.Path, Given(context, "path")), (EntryField.Id, Given(context, "id"))];
        return given.Where(one => one.Value is not null).ToArray() is [var (by, value)] ? (by, value!)
            : throw Refused.Of("ONE_ARGUMENT", "Give exactly one of slug, path and id.");
    }

    private static string? Given(IResolveFieldContext context, string name) => context.GetArgument<object?>(name)?.ToString();

    private FieldType Many(ContentType type, ListFields lists)
    {
        var graph = _entries[type];
        return Awaited(type.Plural, Required(graph.Connection), $"A part of the list of all {type.Plural}.", async context =>
        {
            context.Reader.Check(type);
            var request = lists.RequestOf(context, type);
            return await context.Reader.ReadAsync(session => graph.Entries.ListAsync(session, request, context.CancellationToken));
        });
    }

    private FieldType Several(Scalars scalars)
    {
        var field = Resolved("nodes", Required(new ListGraphType(_entries.Node)),
            "The entries with these ids, in their order; null for each that isn't there.",
            context => new Together([.. context.GetArgument<List<object>>("ids").Select(id => Load(context, $"{id}"))]));
        field.ValidateArguments = context => Arguments.Of(context.Arguments, "ids") is ICollection { Count: > ListRequest.MaxSize and var count }
            ? throw Refused.Of("TOO_MANY_IDS", $"At most {ListRequest.MaxSize} ids at a time, not {count}.")
            : default;
        return field.Taking("ids", ListOf(scalars.Id), $"The entries' ids, {ListRequest.MaxSize} at most.").CostsEach("ids");
    }

    private object? Load(IResolveFieldContext context, string id)
    {
        if (!_types.TryGetValue(id.Split('/', 2)[0], out var type)) return null;
        context.Reader.Check(type);
        return context.Reader.Many(type, _entries[type].Entries).Load([id], found => found.GetValueOrDefault(id));
    }
}

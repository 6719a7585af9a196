using Microsoft.Extensions.DependencyInjection;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>The truth table of perspectives: whatever happened to an entry and whoever looks, REST and GraphQL show the same.</summary>
public sealed class SeeingTheSame(CmsHost cms) : IClassFixture<CmsHost>
{
    public enum Who
    {
        Anybody,

        /// <summary>With a key for drafts, without asking for them.</summary>
        KeyHolder,
        Editor,

        /// <summary>With a key for the drafts of all types but the one referred to.</summary>
        EditorOfOthers,

        /// <summary>Who was sent a preview of the entry referred to.</summary>
        Previewer,
    }

    private readonly PreviewTokens _tokens = cms.Services.GetRequiredService<PreviewTokens>();

    private static readonly Relation[] _relations = [.. ContentModel.Types.SelectMany(type => type.Relations)];

    public static MatrixTheoryData<string, Fate, Who> Cases =>
        new(_relations.Select(NameOf).ToArray(), Enum.GetValues<Fate>(), Enum.GetValues<Who>());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task REST_and_GraphQL_show_the_same_of_an_entry_and_through_a_relation(string name, Fate fate, Who who)
    {
        var relation = _relations.Single(one => NameOf(one) == name);
        var (target, owner) = (relation.Target, relation.Owner);
        var (slug, other) = ($"t-{Guid.NewGuid():n}", $"o-{Guid.NewGuid():n}");
        var id = await target.Accept(new AnyContent(cms.Store, slug, fate));
        await owner.Accept(new AnyContent(cms.Store, other, Fate.Published, relation, id));
        using var http = await ClientAsync(who, target);
        var asked = who is Who.Editor or Who.EditorOfOthers ? "perspective=draft" : "perspective=published";
        if (who == Who.Previewer) asked = $"preview={(await _tokens.MakeAsync(id, TimeSpan.FromMinutes(5), Cancel)).Token}";
        var shown = Shown(slug, fate, drafts: who is Who.Editor or Who.Previewer);
        var view = new Views(http, asked, relation);

        // Asked for by its slug, as readers know it and as editors do.
        foreach (var one in new[] { slug, slug + AnyContent.Draft })
        {
            var (rest, graph) = (await view.RestAsync(one), await view.GraphAsync(one));
            Assert.Equal(rest, graph);
            Assert.Equal(who == Who.EditorOfOthers ? "refused" : IsFound(one, shown, slug, fate, who) ? shown : "nothing", rest.Title);
        }
        // Through the relation, there and back, and as a condition.
        var named = await view.RestReferencesAsync(other);
        Assert.Equal(shown is null ? [] : [id], await view.GraphReferencesAsync(other));
        Assert.Equal(shown is null && who is not (Who.Editor or Who.EditorOfOthers) ? [] : [id], named);
        string[] owners = shown is null ? [] : [other];
        Assert.Equal(owners, await view.GraphOwnersAsync(shown ?? slug));
        if (view.Filter is not null) Assert.Equal(owners, await view.RestOwnersAsync(shown ?? slug));
    }

    // The slug under which what is shown is found; null where nothing is.
    private static string? Shown(string slug, Fate fate, bool drafts) => (fate, drafts) switch
    {
        (Fate.Archived, _) or (Fate.Drafted or Fate.Unpublished, false) => null,
        (Fate.Revised, true) => slug + AnyContent.Draft,
        _ => slug,
    };

    // A draft is found by the slug that it is published under, too, and a preview by the one that it began with.
    private static bool IsFound(string asked, string? shown, string slug, Fate fate, Who who) =>
        shown is not null && (asked == shown || (asked == slug && fate == Fate.Revised && who is Who.Editor or Who.Previewer));

    private static string NameOf(Relation relation) => $"{relation.Owner.Name}.{relation.Name}";

    private async Task<HttpClient> ClientAsync(Who who, ContentType target)
    {
        if (who is Who.Anybody or Who.Previewer) return cms.CreateClient();
        var types = ContentModel.Types.Where(type => who != Who.EditorOfOthers || type != target);
        return await cms.WithKeyAsync($"{Guid.NewGuid():n}", [Scope.Read], [.. types]);
    }
}

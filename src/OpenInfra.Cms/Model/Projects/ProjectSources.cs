using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Model.Projects;

/// <summary>Where openinfra.dev keeps its projects: the list on the projects page, and the file of the "universe".</summary>
internal static class ProjectSources
{
    public static IEnumerable<SourceMapping> Find(SourceNode document) =>
        document is SourceSequence list ? OfUniverse(list) : OfPage(document.At("projectList")?.Items ?? []);

    private static IEnumerable<SourceMapping> OfPage(IEnumerable<SourceNode> list) =>
        from item in list.OfType<SourceMapping>()
        where item.Has("title")
        select item.Without("title", "subTitle", "button", "category", "links")
            .With("name", item["title"])
            .With("tagline", item["subTitle"])
            .With("website", item.At("button.link"))
            .With("websiteLabel", item.At("button.text"))
            .With("links", LinksOf(item))
            .With("stage", StageOf(item["category"]?.Text));

    private static SourceSequence? LinksOf(SourceMapping project) => project["links"] is not SourceSequence links ? null
        : new([.. links.Nodes.Select(link => link is SourceMapping one ? one.Without("link").With("url", one["link"]) : link)],
            links.Line, links.Column);

    private static IEnumerable<SourceMapping> OfUniverse(SourceSequence list) =>
        from item in list.Nodes.OfType<SourceMapping>()
        where item.Has("name", "link", "isOIF")
        select item.Without("link", "isOIF")
            .With("website", item["link"])
            .With("stage", item["isOIF"]?.Text == "true" ? nameof(ProjectStage.Confirmed) : nameof(ProjectStage.Ecosystem));

    private static string? StageOf(string? category) => category switch
    {
        "confirmed" => nameof(ProjectStage.Confirmed),
        "pilot" => nameof(ProjectStage.Pilot),
        "working-groups" => nameof(ProjectStage.WorkingGroup),
        _ => category,
    };
}

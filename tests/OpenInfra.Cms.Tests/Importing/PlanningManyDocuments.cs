using System.Text;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Tests.Importing;

public sealed class PlanningManyDocuments
{
    private const int Count = 20_000;

    [Theory]
    [InlineData("title: Post {0}\nauthor: Author {0}\ncategory: [C{0}]\nseo: {{url: 'https://x.org/blog/p-{0}'}}")]
    [InlineData("title: Same\nauthor: Same\ncategory: [Same]\nseo: {{url: 'https://x.org/blog/same'}}\nslug: same")]
    [InlineData("title: Same\nauthor: \"?{1}\"")]
    public void Twenty_thousand_documents_are_planned_each_with_a_place_of_its_own(string keys)
    {
        var documents = Enumerable.Range(0, Count).Select(i => Document(i, keys)).ToList();
        var notebook = new Notebook();
        var detection = new Detection(ContentModel.Types, SiteSettings.Of(documents, ContentModel.Types));
        var plan = new Planner(new NamedEntries(), new NoEarlierImports(), notebook).Plan([.. documents.SelectMany(detection.CandidatesOf)], _ => false);

        Assert.Equal(Count, plan.Count(entry => entry.Type.Name == "post"));
        Assert.Equal(plan.Count, plan.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(plan.Count, plan.Select(entry => entry.Path).Distinct().Count());
    }

    // Punctuation alone differs: a slug has none.
    private static SourceDocument Document(int i, string keys)
    {
        var marks = Convert.ToString(i, 2).Replace('0', '.').Replace('1', '!');
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, $"---\ntemplateKey: blog-post\n{keys}\n---\nBody.\n", i, marks);
        return SourceDocument.Read($"blog/same/{i}.md", Encoding.UTF8.GetBytes(text), (_, _) => { });
    }

    private sealed class NoEarlierImports : IEarlierImports
    {
        public string? IdAt(SourceDocument document, ContentType type, string slug) => null;

        public string? HashOf(string id) => null;

        public IEnumerable<string> IdsBefore(SourceDocument document) => [];
    }
}

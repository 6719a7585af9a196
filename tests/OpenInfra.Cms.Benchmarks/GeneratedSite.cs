using System.Text;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>A blog of made-up posts, the same each time.</summary>
internal static class GeneratedSite
{
    private static readonly string[] _words =
        "open infrastructure cloud edge container network storage release community foundation project operator compute zuul kata".Split(' ');

    /// <summary>Writes posts of some size, by 100 authors in 10 categories.</summary>
    public static void Write(string folder, int posts, int bytes)
    {
        var random = new Random(1);
        Directory.CreateDirectory(Path.Combine(folder, "blog"));
        for (var i = 0; i < posts; i++) File.WriteAllText(Path.Combine(folder, "blog", $"post-{i}.md"), Post(i, bytes, random));
    }

    private static string Post(int number, int bytes, Random random)
    {
        var text = new StringBuilder($"""
            ---
            templateKey: blog-post
            title: "Post {number}: {Words(random, 5)}"
            author: Author {number % 100}
            date: {new DateTime(2020, 1, 1).AddHours(number):yyyy-MM-ddTHH:mm:ss}.000Z
            category:
              - label: Category {number % 10}
                id: category-{number % 10}
            seo:
              description: {Words(random, 12)}
              url: https://openinfra.dev/blog/post-{number}
            ---

            """.ReplaceLineEndings("\n"));
        while (text.Length < bytes)
            text.Append(random.Next(6) == 0 ? $"## {Words(random, 4)}\n\n" : $"{Words(random, 40)} **{Words(random, 2)}** [{Words(random, 2)}](https://example.org/{number}).\n\n");
        return text.ToString();
    }

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[random.Next(_words.Length)]));
}

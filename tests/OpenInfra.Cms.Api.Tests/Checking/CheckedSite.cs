using System.Diagnostics;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Checking;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Checking;

/// <summary>Checks small sites.</summary>
internal static class CheckedSite
{
    /// <summary>A post with front matter of eight lines, so that its text begins on line 9.</summary>
    public static string Post(string slug, string body, string more = "category: News") => $"""
        ---
        templateKey: blog-post
        title: About {slug}
        date: 2022-06-07T09:26:12Z
        seo:
          url: https://openinfra.dev/blog/{slug}
        {more}
        ---
        {body}

        """;

    public static async Task<Site> ImportedAsync(TestDatabases databases, params (string Path, string Text)[] files)
    {
        var site = await Site.NewAsync(databases, files);
        var report = await site.ImportAsync();
        Assert.True(report.IsClean);
        return site;
    }

    /// <summary>The findings on one post in /blog/a.</summary>
    public static async Task<string[]> FindingsInAsync(
        TestDatabases databases, string body, CheckOptions? options = null, params (string Path, string Text)[] others)
    {
        await using var site = await ImportedAsync(databases, [("blog/a.md", Post("a", body)), .. others]);
        return await site.FindAsync(options);
    }

    extension(Site site)
    {
        public Task<CheckReport> CheckAsync(CheckOptions? options = null) =>
            new Checker(site.Store, ContentModel.Types).CheckAsync(options ?? new(), Cancel);

        /// <summary>Each finding as it is printed.</summary>
        public async Task<string[]> FindAsync(CheckOptions? options = null) =>
        [
            .. (await site.CheckAsync(options)).Findings
                .Select(finding => $"{finding.Path}:{finding.Line}: {finding.Kind}: {finding.Message}"),
        ];

        /// <summary>How many statements a check takes.</summary>
        public async Task<int> StatementsAsync()
        {
            var count = 0;
            using var check = new Activity("check").SetIdFormat(ActivityIdFormat.W3C).Start();
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.TraceId == check.TraceId && activity.GetTagItem("db.query.text") is not null)
                        Interlocked.Increment(ref count);
                },
            };
            ActivitySource.AddActivityListener(listener);
            await site.CheckAsync();
            return count;
        }
    }
}

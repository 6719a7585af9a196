using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>What tests of exports share: editing, exporting, comparing lines, importing what was exported.</summary>
internal static class ExportedSite
{
    extension(Site site)
    {
        /// <summary>Exports to a folder of its own; the report, and the files by path.</summary>
        public async Task<(ExportReport Report, Dictionary<string, byte[]> Files)> ExportAsync(ExportOptions? options = null)
        {
            var folder = TempFolder.New("cms-export");
            try
            {
                var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, options ?? new(), Cancel);
                return (report, FilesIn(folder));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        /// <summary>Changes an entry as an editor does, and publishes it again where it was published.</summary>
        public async Task<Entry<T>> EditAsync<T>(string id, Func<T, T> edit, string? slug = null, string? path = null, bool publish = true, string? user = null)
            where T : class, IContent<T>
        {
            var entry = (await site.LoadAsync<T>(id))!;
            await using var session = site.Store.LightweightSession();
            session.LastModifiedBy = user;
            var draft = new Draft<T>(slug ?? entry.Draft.Slug, path ?? entry.Draft.Path, edit(entry.Draft.Content));
            var revised = Done(await session.ReviseAsync(id, entry.Version, draft, Cancel));
            return publish && entry.Published is not null ? Done(await session.PublishAsync<T>(id, revised.Version, null, Cancel)) : revised;
        }

        /// <summary>The lines of one file that an export changes: those that are gone, marked "-", and those that are new, marked "+".</summary>
        public async Task<string[]> DiffAsync(string path, ExportOptions? options = null)
        {
            var (report, files) = await site.ExportAsync(options);
            Assert.True(report.IsClean, string.Join("\n", report.Refused.Concat(report.Untold.Select(one => $"{one.Entry}: {string.Join(", ", one.Fields)}"))));
            foreach (var (other, bytes) in files.Where(file => file.Key != path))
                Assert.Equal(File.ReadAllBytes(Path.Combine(site.Folder, other)), bytes);
            return Diff(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(site.Folder, path))), Encoding.UTF8.GetString(files[path]));
        }
    }

    /// <summary>The lines that two texts don't share, in order.</summary>
    public static string[] Diff(string before, string after)
    {
        var (one, other) = (before.Split('\n'), after.Split('\n'));
        var shared = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
            for (var j = other.Length - 1; j >= 0; j--)
                shared[i, j] = one[i] == other[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        var lines = new List<string>();
        for (int i = 0, j = 0; i < one.Length || j < other.Length;)
        {
            if (i < one.Length && j < other.Length && one[i] == other[j]) (i, j) = (i + 1, j + 1);
            else if (j >= other.Length || (i < one.Length && shared[i + 1, j] >= shared[i, j + 1])) lines.Add($"-{one[i++]}");
            else lines.Add($"+{other[j++]}");
        }
        return [.. lines];
    }

    /// <summary>The files below a folder, without what the export notes for itself.</summary>
    public static Dictionary<string, byte[]> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file)).Where(file => Path.GetFileName(file) != ".cms-export" && !file.StartsWith(".git/", StringComparison.Ordinal))
        .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(folder, file)));

    /// <summary>Imports exported files into another database.</summary>
    public static async Task<(Site Site, ImportReport Report)> ImportElsewhereAsync(TestDatabases databases, Dictionary<string, byte[]> files)
    {
        var other = await Site.NewAsync(databases);
        foreach (var (path, bytes) in files) other.Write(path, bytes);
        return (other, await other.ImportAsync());
    }
}

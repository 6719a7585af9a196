using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing;

/// <summary>Why a file gave no entry, and where in it.</summary>
internal sealed record FileProblem(string Path, string Reason, int Line = 0, int Column = 0);

/// <summary>All files of a source: the documents that could be read, and why the others could not.</summary>
internal sealed record Source(IReadOnlyList<SourceDocument> Documents, IReadOnlyList<FileProblem> Skipped,
    IReadOnlyList<FileProblem> Failed)
{
    /// <summary>The paths of the files that are there, and that could not be read.</summary>
    public IReadOnlySet<string> Unread => Skipped.Concat(Failed).Select(problem => problem.Path).ToHashSet();

    /// <exception cref="SiteMapException">The site's map can't be read.</exception>
    public static Source Read(string path, Notebook notebook, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var (documents, skipped, failed) = (new List<SourceDocument>(), new List<FileProblem>(), new List<FileProblem>());
        var files = SourceTree.Find(path, (folder, message) => notebook.Warn(folder, 1, message));
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            if (file.SkipReason is not null) skipped.Add(new(file.Path, file.SkipReason));
            else Read(file, documents, skipped, failed, notebook);
            progress?.Report(new("Reading", documents.Count + skipped.Count + failed.Count, files.Count));
        }
        // Without the map that the site has, its documents would be taken for what they are not.
        return skipped.Concat(failed).FirstOrDefault(file => SiteMap.IsMap(file.Path)) is { } map
            ? throw new SiteMapException(map.Path, Math.Max(1, map.Line), map.Reason)
            : new(documents, skipped, failed);
    }

    private static void Read(FoundFile file, List<SourceDocument> documents, List<FileProblem> skipped, List<FileProblem> failed,
        Notebook notebook)
    {
        try
        {
            var bytes = file.IsEmpty ? [] : File.ReadAllBytes(file.FullPath);
            documents.Add(SourceDocument.Read(file.Path, bytes, (line, message) => notebook.Warn(file.Path, line, message)));
        }
        catch (NotTextException error)
        {
            skipped.Add(new(file.Path, error.Message, error.Line));
        }
        catch (SourceException error)
        {
            failed.Add(new(file.Path, error.Message, error.Line, error.Column));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failed.Add(new(file.Path, $"The file can't be opened: {error.Message}"));
        }
    }
}

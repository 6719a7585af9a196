using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Checking.Places;

/// <summary>A file as it was imported, to find lines in.</summary>
internal sealed class ImportedFile
{
    private readonly SourceDocument? _document;
    private readonly int _linesBeforeBody;

    public ImportedFile(string path, byte[] bytes)
    {
        Path = path;
        var text = SourceText.Decode(bytes) ?? "";
        _document = Read(path, bytes);
        var before = text.Length - (_document?.Body.Length ?? 0);
        _linesBeforeBody = text.AsSpan(0, Math.Max(0, before)).Count('\n');
    }

    public string Path { get; }

    /// <summary>The line of the file for a line of a text; null where the text is not the file's.</summary>
    public int? LineOf(Spot.InText spot) => _document?.Body == spot.Source ? _linesBeforeBody + spot.Line : null;

    /// <summary>The line of the first value in the file that is written so, or that a slug was made of.</summary>
    public int? LineOf(Spot.Value spot) => spot.Texts.Where(text => text.Length > 0)
        .Select(text => Scalars(_document?.Values).FirstOrDefault(scalar => Is(scalar, text))?.Line)
        .FirstOrDefault(line => line is not null);

    private static bool Is(SourceScalar scalar, string text) =>
        scalar.Value.Trim() == text.Trim() || Slugs.Of(scalar.Value) == text;

    private static IEnumerable<SourceScalar> Scalars(SourceNode? node) => node switch
    {
        SourceScalar scalar => [scalar],
        SourceSequence list => list.Nodes.SelectMany(Scalars),
        SourceMapping mapping => mapping.Pairs.SelectMany(pair => Scalars(pair.Value)),
        _ => [],
    };

    // It could be read when it was imported; another version of the importer may be stricter.
    private static SourceDocument? Read(string path, byte[] bytes)
    {
        try
        {
            return SourceDocument.Read(path, bytes, (_, _) => { });
        }
        catch (Exception error) when (error is SourceException or NotTextException)
        {
            return null;
        }
    }
}

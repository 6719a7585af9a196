namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Something odd in a file that was read all the same: what, where, and what was made of it.</summary>
public sealed record ImportWarning(string Path, int Line, string Message);

/// <summary>Takes down what is odd, in the order of the files.</summary>
internal sealed class Notebook
{
    private readonly List<ImportWarning> _warnings = [];

    public IReadOnlyList<ImportWarning> Warnings =>
        [.. _warnings.Distinct().OrderBy(warning => warning.Path, StringComparer.Ordinal).ThenBy(warning => warning.Line)];

    public void Warn(string path, int line, string message) => _warnings.Add(new(path, line, message));
}

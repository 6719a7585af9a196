namespace OpenInfra.Cms.Importing.Documents;

/// <summary>A document that can't be read: what is wrong, and where (1-based; 0 where that is unknown).</summary>
public sealed class SourceException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}

/// <summary>A file that holds no text.</summary>
public sealed class NotTextException() : Exception("The file is not text: neither UTF-8 nor UTF-16 with a byte order mark.");

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>The server's own log.</summary>
internal sealed class ServerLog(string path)
{
    private const long Cap = 8 * 1024 * 1024;

    private long _start;

    /// <summary>Notes where the log stands before a start; a long one is put aside, and the one put aside before it goes.</summary>
    public void Mark()
    {
        var log = new FileInfo(path);
        _start = log.Exists ? log.Length : 0;
        if (_start < Cap) return;
        File.Move(path, path + ".1", overwrite: true);
        _start = 0;
    }

    /// <summary>What was written since the mark.</summary>
    public string Read()
    {
        if (!File.Exists(path)) return "";
        using var reader = new StreamReader(path);
        reader.BaseStream.Position = _start;
        return reader.ReadToEnd();
    }
}

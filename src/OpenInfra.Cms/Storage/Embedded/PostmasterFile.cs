using System.Globalization;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>What a running server tells of itself in its data folder; a killed one leaves it behind.</summary>
internal sealed record PostmasterFile(int Pid, int Port, string Status)
{
    public bool IsReady => Status == "ready";

    /// <summary>Null where no server runs, or one has yet to write it whole.</summary>
    public static PostmasterFile? Read(string data)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(data));
            return lines.Length > 3
                && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                    ? new(pid, port, lines.ElementAtOrDefault(7)?.Trim() ?? "")
                    : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static string PathIn(string data) => Path.Combine(data, "postmaster.pid");
}

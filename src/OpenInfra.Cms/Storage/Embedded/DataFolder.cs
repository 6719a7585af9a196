using System.Globalization;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>The folder that processes share a cluster by, and what lies in it.</summary>
internal sealed record DataFolder(string Folder)
{
    /// <summary>The cluster, or a link to it.</summary>
    public string Cluster => In("postgres");

    /// <summary>Held alone while the cluster is made, started or stopped.</summary>
    public string Gate => In("postgres.gate");

    /// <summary>Shared by all who use the cluster.</summary>
    public string Users => In("postgres.users");

    /// <summary>Shared by all processes of the server, so that no reused process id can pass for one.</summary>
    public string Server => In("postgres.server");

    /// <summary>The port of the latest start, to come up there again.</summary>
    public int? Port
    {
        get => File.Exists(In("postgres.port"))
            && int.TryParse(File.ReadAllText(In("postgres.port")), CultureInfo.InvariantCulture, out var port) ? port : null;
        set => File.WriteAllText(In("postgres.port"), value?.ToString(CultureInfo.InvariantCulture));
    }

    public string In(string name) => Path.Combine(Folder, name);
}

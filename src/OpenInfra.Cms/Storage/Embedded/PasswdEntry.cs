namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>A user as /etc/passwd has it.</summary>
internal sealed record PasswdEntry(string Name, string Uid, string Gid)
{
    public static PasswdEntry? Named(string name) => All().FirstOrDefault(entry => entry.Name == name);

    /// <summary>The user of an owner written "uid:gid", who may well have no name.</summary>
    public static PasswdEntry Owning(string owner)
    {
        var (uid, gid) = (owner.Split(':')[0], owner.Split(':')[1]);
        return new(All().FirstOrDefault(entry => entry.Uid == uid)?.Name ?? uid, uid, gid);
    }

    private static IEnumerable<PasswdEntry> All() =>
        from line in File.Exists("/etc/passwd") ? File.ReadLines("/etc/passwd") : []
        let fields = line.Split(':')
        where fields.Length > 3
        select new PasswdEntry(fields[0], fields[2], fields[3]);
}

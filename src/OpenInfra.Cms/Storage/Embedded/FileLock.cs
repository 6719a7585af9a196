namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>A lock on a file (flock), which the system itself gives back when the last process that has it open dies.</summary>
internal static class FileLock
{
    private const int LockedOnLinux = 11, LockedOnMac = 35;

    /// <summary>Takes the lock beside others that share it; null where someone has it alone.</summary>
    public static FileStream? TryShare(string path) => TryTake(path, FileShare.Read);

    /// <summary>Takes the lock alone; null where anyone has it, be it in this process.</summary>
    public static FileStream? TryTakeAlone(string path) => TryTake(path, FileShare.None);

    /// <summary>Waits until the lock can be had alone.</summary>
    public static async Task<FileStream> TakeAloneAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (TryTakeAlone(path) is { } taken) return taken;
            await Task.Delay(20, cancel);
        }
    }

    // Read access, for that another user who shares the folder may lay a lock on a file which is not theirs.
    private static FileStream? TryTake(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException locked) when (locked.HResult is LockedOnLinux or LockedOnMac)
        {
            return null;
        }
    }
}

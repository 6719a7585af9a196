namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>
/// New folders for tests. Others may enter them, unlike those of Directory.CreateTempSubdirectory: as root, a private
/// cluster in a closed folder would go to a system folder, and stay there when the test's folder is deleted.
/// </summary>
internal static class TempFolder
{
    public static string New(string name) =>
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"{name}-{Guid.NewGuid():n}")).FullName;
}

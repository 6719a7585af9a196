using OpenInfra.Cms.Importing;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Prints what an import would make of each kind of file.</summary>
internal static class ExplanationPrinter
{
    public static void Print(IReadOnlyList<ExplainedKind> kinds)
    {
        foreach (var kind in kinds)
        {
            Console.WriteLine($"{kind.Files.Count} {(kind.Files.Count == 1 ? "file" : "files")} → {kind.Type ?? "nothing"}: {kind.Why}");
            Console.WriteLine($"    such as {kind.Files[0]}");
            if (kind.Fields.Count > 0) Console.WriteLine($"    fields: {string.Join(", ", kind.Fields.Select(Field))}");
            if (kind.Kept.Count > 0)
                Console.WriteLine($"    kept as they are: {string.Join(", ", kind.Kept.Select(one => $"{one.Key} ({one.Count})"))}");
        }
        Console.WriteLine("A cms.yml at the root of the site says what files are where this is wrong.");
    }

    private static string Field((string Field, string Key, int Count) one) =>
        one.Field == one.Key ? $"{one.Field} ({one.Count})" : $"{one.Field} ← {one.Key} ({one.Count})";
}

using AnyAscii;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Finds entries whose names differ in accents alone: two people, or one who is misspelled. Only people know.</summary>
internal static class LookAlikes
{
    /// <summary>Warns of each name that documents use and that looks like an earlier one.</summary>
    public static void Find(NamedEntries named, Notebook notebook)
    {
        foreach (var group in named.Names.Where(one => one.Entry.IsThere)
            .GroupBy(one => (one.Entry.Type, Look: one.Name.Transliterate().ToUpperInvariant())))
        {
            var entries = group.Select(one => one.Entry).Distinct().ToList();
            if (entries.Count < 2) continue;
            foreach (var entry in entries.Skip(1))
            {
                if (entry.Mention is not { } mention) continue;
                notebook.Warn(mention.Path, mention.Line,
                    $"\"{entry.Name}\" ({entry.Id}) looks like \"{entries[0].Name}\" ({entries[0].Id}): "
                    + "if they are one, write the name alike.");
            }
        }
    }
}

using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>
/// Finds the changes of what a document says of the entry beside its content: whether it is shown, since when, and where.
/// </summary>
internal sealed class EntryKeys(
    PlanView view, PlannedEntry planned, Wanted wanted, Wanted now, Action<Candidate, Edit> put, List<string> homeless)
{
    private static readonly string[] _hiding = ["hidePost", "draft"];

    public void Find()
    {
        var documents = planned.Told.Where(candidate => candidate.IsWhole).ToList();
        if (now.IsHidden != wanted.IsHidden) Hide(documents);
        if (wanted.Date is { } date && date != now.Date) Date(documents, date);
        if (planned.Type.Source.Name is null) Move(documents);
        else if (now.Id != wanted.Id && documents is [var document, ..]) put(document, new SetValue(["slug"], wanted.Key));
        else if (now.Id != wanted.Id) homeless.Add("slug");
        else if (now.Slug != wanted.Slug || now.Path != wanted.Path) homeless.Add("path");
    }

    // A draft that breaks its type's rules stays one, so nothing need be written to hide it; shown it can't be.
    private void Hide(List<Candidate> documents)
    {
        if (documents is []) homeless.Add("status");
        foreach (var document in documents)
        {
            var keys = _hiding.Where(key => document.Values[key]?.Text is not null).ToList();
            // What hides it otherwise, such as its folder, counts less than a key.
            if (keys is [] && (wanted.IsHidden || planned.IsDraft))
                put(document, new SetValue([document.Values.Has("templateKey") ? "hidePost" : "draft"], wanted.IsHidden));
            foreach (var key in wanted.IsHidden ? keys.Take(1) : keys) put(document, new SetValue([key], wanted.IsHidden));
        }
    }

    // Entries that go by names have no date of their own.
    private void Date(List<Candidate> documents, DateTimeOffset date)
    {
        if (planned.Type.Source.Name is not null || documents is not [var document, ..]) return;
        var others = view.Candidates.Where(other => other.Type == planned.Type);
        var key = Dating.Keys.FirstOrDefault(key => document.Values[key] is { } node && Dating.Read(node) is not null)
            ?? Dating.Keys.FirstOrDefault(key => document.Values[key] is not null)
            ?? others.Select(other => Dating.Keys.FirstOrDefault(key => other.Values[key] is not null))
                .FirstOrDefault(key => key is not null)
            ?? Dating.Keys[0];
        var example = document.Values[key] ?? others.Select(other => other.Values[key]).FirstOrDefault(node => node is not null);
        put(document, new SetValue([key], Dates.Write(date, example), IsPlain: true));
    }

    private void Move(List<Candidate> documents)
    {
        if (now.Slug == wanted.Slug && now.Path == wanted.Path) return;
        var document = documents[0];
        if (now.Path == wanted.Path) put(document, new SetValue(["slug"], wanted.Slug));
        else if (Placing.PathKeys.FirstOrDefault(key => Placing.PathIn(document, key) is not null) is { } key)
            put(document, new SetValue([key], wanted.Path + EndOf(document.Values[key]!.Text!)));
        // A new seo.url brings its path along; where it doesn't, the path is written next time.
        else if (UrlOf(now) == UrlOf(wanted)) put(document, new SetValue(["path"], wanted.Path));
    }

    // Other systems name the folder, or the file in it.
    private static string EndOf(string path) => path.EndsWith("/index.html", StringComparison.Ordinal) ? "/index.html"
        : path.Length > 1 && path[^1] == '/' ? "/" : "";

    private static string? UrlOf(Wanted entry) => (string?)entry.Content["seo"]?["url"];
}

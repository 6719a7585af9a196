using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Reads the flat JSON of an entry, as every transport has it, and finds all that is wrong with it at once.</summary>
public static class SubmissionReader
{
    private const string Redating = "its date changes with PUT .../publication and {\"publishedAt\": \"...\"}.";

    private static readonly string[] _places = ["slug", "path", "publishedAt"];

    /// <summary>Reads what is to become an entry, or to take the place of its draft.</summary>
    /// <param name="given">The members, named as they are sent.</param>
    /// <param name="entry">The entry as the editor saw it; null for a new one.</param>
    public static Outcome<Submission<T>> Read<T>(JsonObject given, Entry<T>? entry) where T : class, IContent<T>
    {
        var problems = new List<Problem>();
        var content = new JsonObject();
        var values = new ValueReader(problems);
        var fields = T.Definition.Fields.ToDictionary(field => field.Name);
        foreach (var (name, value) in given)
        {
            if (fields.TryGetValue(name, out var field)) values.Read(content, field, value, "");
            else if (Envelope.Has(name)) problems.AddRange(Envelope.Check(name, value, entry) is { } wrong ? [wrong] : []);
            else if (name == "title") CheckTitle<T>(given, value, problems);
            else if (!_places.Contains(name)) problems.Add(Unknown(T.Definition, name));
        }
        var (slug, path, date) = (TextOf(given, "slug", problems), TextOf(given, "path", problems), DateOf(given, entry, problems));
        if (problems.Count > 0) return Refused(content.Deserialize<T>(Wire.Json)!, slug, path, problems);
        if (entry is not null) content.KeepFallbacks(entry.Draft.Content);
        return new Submission<T>(content.Deserialize<T>(Wire.Json)!) { Slug = slug, Path = path, PublishedAt = date };
    }

    // What could be read is checked all the same; a place in a list of which something is left out would be another.
    private static Refusal.Invalid Refused<T>(T content, string? slug, string? path, List<Problem> problems) where T : class, IContent<T>
    {
        bool isOpen(string pointer) => !problems.Exists(problem => $"{pointer}/".StartsWith($"/{problem.Pointer.Split('/')[1]}/", StringComparison.Ordinal));
        var others = Drafting.Check(T.Definition, slug ?? "", path ?? "/", content)
            .Where(problem => (problem.Pointer != "/slug" || slug is not null) && isOpen(problem.Pointer)).ToList();
        return new([.. problems, .. others])
        {
            Unchecked = [.. T.Definition.ReferencesOf(content).Where(reference => isOpen(reference.Pointer))],
        };
    }

    private static Problem Unknown(ContentType type, string name) => new($"/{Pointers.Escape(name)}",
        $"There is no field \"{name}\". The fields are {string.Join(", ", _places.Concat(type.Fields.Select(field => field.Name)))}; what none of them takes belongs into extra.");

    // Some types are called by their name, and are sent with it as their title.
    private static void CheckTitle<T>(JsonObject given, JsonNode? title, List<Problem> problems) where T : class, IContent<T>
    {
        var name = T.Definition.Titled;
        if (!JsonNode.DeepEquals(title, given[name])) problems.Add(new("/title", $"The title of this type is its {name}; leave it out."));
    }

    private static string? TextOf(JsonObject given, string name, List<Problem> problems)
    {
        if (given[name] is not { } value) return null;
        if (value.GetValueKind() == JsonValueKind.String) return value.GetValue<string>();
        problems.Add(new($"/{name}", "A text is expected."));
        return null;
    }

    // Readers see a date of what is published, so that it can't be taken away; who doesn't mention it keeps it.
    private static DateTimeOffset? DateOf<T>(JsonObject given, Entry<T>? entry, List<Problem> problems) where T : class
    {
        var shown = entry?.Published is null ? null : entry.PublishedAt;
        if (shown is not null && !given.ContainsKey("publishedAt")) return shown;
        if (given["publishedAt"] is null && shown is not null)
            problems.Add(new("/publishedAt", $"It is published, and so has a date: leave it out; {Redating}"));
        if (TextOf(given, "publishedAt", problems) is not { } text) return null;
        if (!Moments.TryParse(text, out var moment)) problems.Add(new("/publishedAt", Moments.Expected));
        else if (shown is not null && moment != shown) problems.Add(new("/publishedAt", $"It is published: {Redating}"));
        return moment;
    }
}

using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>
/// What an entry is sent with and editors can't set. Who sends back what was read, now or earlier, need not take it out; who
/// wants to change it is told what would.
/// </summary>
internal static class Envelope
{
    /// <summary>Members of the answer that say nothing of the entry itself.</summary>
    private static readonly string[] _derived = ["included", "merged", "warnings"];

    /// <summary>What never changes, and what changes with all that happens.</summary>
    private static readonly string[] _identity = ["id", "type"], _state = ["version", "status", "revisedAt", "schedule"];

    /// <summary>Whether a member belongs to the envelope.</summary>
    public static bool Has(string name) => _identity.Contains(name) || _state.Contains(name) || _derived.Contains(name);

    extension(JsonObject given)
    {
        /// <summary>The members but for those that tell of a state, which has passed.</summary>
        public JsonObject WithoutState() =>
            new(given.Where(pair => !_state.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

        /// <summary>
        /// The same with a date in any case: who leaves it out of all the rest takes it away, and is to be told where that can't be.
        /// </summary>
        public JsonObject WithDate()
        {
            given.TryAdd("publishedAt", null);
            return given;
        }
    }

    /// <summary>What is wrong with a member of the envelope; null where it says what is so, or was when the entry was read.</summary>
    public static Problem? Check<T>(string name, JsonNode? value, Entry<T>? entry) where T : class, IContent<T>
    {
        if (_derived.Contains(name) || WasRead(name, value, entry)) return null;
        return new($"/{name}", name switch
        {
            "id" => "The id is made of the first slug and never changes; leave it out.",
            "type" => $"It is \"{T.Definition.Name}\" here; leave it out.",
            "status" => "The status follows from what is done: publish with PUT .../publication or ?publish=true; leave it out.",
            "schedule" => "A publication is scheduled by PUT .../publication with {\"at\": \"...\"}; leave it out.",
            _ => "It counts changes made here and can't be set; leave it out.",
        });
    }

    // Whoever sends back an entry may have read it some versions ago: what If-Match names is what they have seen.
    private static bool WasRead<T>(string name, JsonNode? value, Entry<T>? entry) where T : class, IContent<T> => name switch
    {
        "type" => TextOf(value) == T.Definition.Name,
        "id" => entry is null ? value is null : TextOf(value) == entry.Id,
        _ when entry is null => value is null,
        "version" => value is JsonValue number && number.TryGetValue<int>(out var version) && version > 0 && version <= entry.Version,
        "status" => Enum.GetNames<Status>().Contains(TextOf(value))
            && (entry.PublishedAt is not null || TextOf(value) != $"{Status.Published}"),
        "revisedAt" => MomentOf(value) <= entry.RevisedAt,
        "schedule" => value is null
            || (value is JsonObject planned && MomentOf(planned["at"]) is not null && planned["revision"] is JsonValue),
        _ => throw new InvalidOperationException($"The envelope has no {name}."),
    };

    private static string? TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var read) ? read : null;

    private static DateTimeOffset? MomentOf(JsonNode? value) =>
        TextOf(value) is { } text && Moments.TryParse(text, out var moment) ? moment : null;
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>
/// What an entry is sent with and editors can't set. Who sends back what was read need not take it out; who wants to change
/// it is told what would.
/// </summary>
internal static class Envelope
{
    /// <summary>Members of the answer that say nothing of the entry itself.</summary>
    private static readonly string[] _derived = ["included", "merged", "warnings"];

    private static readonly string[] _names = ["id", "type", "version", "status", "revisedAt", "schedule"];

    /// <summary>Whether a member belongs to the envelope.</summary>
    public static bool Has(string name) => _names.Contains(name) || _derived.Contains(name);

    extension(JsonObject given)
    {
        /// <summary>The members that editors set: what else there is tells of a state that has passed.</summary>
        public JsonObject WithoutEnvelope() =>
            new(given.Where(pair => !Has(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
    }

    /// <summary>What is wrong with a member of the envelope; null where it says what is so.</summary>
    public static Problem? Check<T>(string name, JsonNode? value, Entry<T>? entry) where T : class, IContent<T>
    {
        if (_derived.Contains(name) || JsonNode.DeepEquals(value, ValueOf(name, entry))) return null;
        return new($"/{name}", name switch
        {
            "id" => "The id is made of the first slug and never changes; leave it out.",
            "type" => $"It is \"{T.Definition.Name}\" here; leave it out.",
            "status" => "The status follows from what is done: publish with PUT .../publication or ?publish=true; leave it out.",
            "schedule" => "A publication is scheduled by PUT .../publication with {\"at\": \"...\"}; leave it out.",
            _ => "It counts changes made here and can't be set; leave it out.",
        });
    }

    private static JsonNode? ValueOf<T>(string name, Entry<T>? entry) where T : class, IContent<T> => name switch
    {
        "type" => T.Definition.Name,
        "id" => entry?.Id,
        "version" => entry?.Version,
        "status" => entry?.Status.ToString(),
        "revisedAt" => entry is null ? null : Moment(entry.RevisedAt),
        "schedule" => entry?.Schedule is { } schedule
            ? new JsonObject { ["at"] = Moment(schedule.At), ["revision"] = schedule.Revision } : null,
        _ => throw new InvalidOperationException($"The envelope has no {name}."),
    };

    /// <summary>A moment as it is sent.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}

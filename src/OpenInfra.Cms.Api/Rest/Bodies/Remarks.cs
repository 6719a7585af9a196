using System.Text.Json;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>What an answer to a change says of the change itself.</summary>
/// <param name="Merged">What was merged; null for nothing.</param>
/// <param name="Warnings">What was odd in the document that was sent, and what was made of it.</param>
internal sealed record Remarks(Merged? Merged, IReadOnlyList<string> Warnings)
{
    /// <summary>Writes what there is to say, as members of the entry's object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Merged is not null) Write(json, "merged", Merged);
        if (Warnings is not []) Write(json, "warnings", Warnings);
    }

    private static void Write<TValue>(Utf8JsonWriter json, string name, TValue value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Wire.Json);
    }
}

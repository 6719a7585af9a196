using System.Text.Json;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>
/// Reads files of documents with their ids: what graphql-codegen and Relay's compiler write ({id: text}), Apollo's manifest
/// ({operations: [{id, body}]}), or one document in a file, whose name is its id.
/// </summary>
internal static class DocumentFiles
{
    private static readonly string[] _documents = [".graphql", ".gql"];

    /// <summary>All documents of a file, or of the files in a folder and those below it.</summary>
    /// <exception cref="SettingException">A file holds something else.</exception>
    public static IEnumerable<(string Id, string Text)> Read(string path)
    {
        if (File.Exists(path)) return ReadFile(path);
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => IsDocument(file) || Path.GetExtension(file) == ".json").SelectMany(ReadFile);
    }

    private static bool IsDocument(string file) => _documents.Contains(Path.GetExtension(file));

    private static IEnumerable<(string Id, string Text)> ReadFile(string file)
    {
        if (IsDocument(file)) return [(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))];
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return [.. ReadJson(json.RootElement)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SettingException(
                $"GraphQL:Documents: {file} has to be {{\"id\": \"document\", ...}}, or Apollo's {{\"operations\": [{{\"id\": ..., \"body\": ...}}]}}.");
        }
    }

    private static IEnumerable<(string Id, string Text)> ReadJson(JsonElement json) =>
        json.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? operations.EnumerateArray().Select(one => (TextOf(one.GetProperty("id")), TextOf(one.GetProperty("body"))))
            : json.EnumerateObject().Select(one => (one.Name, TextOf(one.Value)));

    private static string TextOf(JsonElement value) => value.GetString() ?? throw new JsonException("A text is missing.");
}

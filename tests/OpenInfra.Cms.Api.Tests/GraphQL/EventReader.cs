using System.Text.Json.Nodes;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>Reads a stream of Server-Sent Events as clients do.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    public HttpResponseMessage Answer => answer;

    /// <summary>Opens a stream; returns when it is open.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient http, HttpRequestMessage request)
    {
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return new(answer, new(await answer.Content.ReadAsStreamAsync(Cancel)));
    }

    /// <summary>The next event, comments left out; null where the stream has ended.</summary>
    public async Task<(string Event, JsonNode? Data)?> NextAsync()
    {
        var (name, data) = ("", "");
        while (await lines.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line["data: ".Length..];
            if (line is "" && name is not "") return (name, data is "" ? null : JsonNode.Parse(data));
        }
        return null;
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}

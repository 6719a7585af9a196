using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Rest.Answers;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>The parts of a body that holds several: lines of JSON (NDJSON), or parts of their own types (RFC 2046).</summary>
internal static class PayloadParts
{
    private const string Expected = $"A part is {Payload.Json} or {Payload.Text}";

    private static readonly MediaTypeHeaderValue _json = new(Payload.Json);
    private static readonly string[] _plain = ["7bit", "8bit", "binary"];

    public static Task<(IReadOnlyList<Payload> Parts, IResult? Broken)> OfAsync(Payload payload, CancellationToken cancel) =>
        payload.Is(Payload.Lines) ? Task.FromResult(Lines(payload.Bytes)) : PartsAsync(payload, cancel);

    private static (IReadOnlyList<Payload> Parts, IResult? Broken) Lines(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<Payload>();
        var before = 0;
        foreach (var range in bytes.Span.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty) lines.Add(new(line, _json) { LinesBefore = before });
            before++;
        }
        return (lines, null);
    }

    private static async Task<(IReadOnlyList<Payload> Parts, IResult? Broken)> PartsAsync(Payload payload, CancellationToken cancel)
    {
        var boundary = HeaderUtilities.RemoveQuotes(payload.Type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) return ([], Problems.BadRequest("The Content-Type names no boundary between the parts."));
        var parts = new List<Payload>();
        using var body = new MemoryStream(payload.Bytes.ToArray());
        try
        {
            var reader = new MultipartReader(boundary, body);
            while (await reader.ReadNextSectionAsync(cancel) is { } section) parts.Add(await PartAsync(section, cancel));
            return (parts, null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return ([], Problems.BadRequest($"The parts can't be told apart: {error.Message}"));
        }
    }

    private static Payload Refused(string why) => new(default, _json) { Refusal = Problems.Of(StatusCodes.Status415UnsupportedMediaType, why) };

    private static async Task<Payload> PartAsync(MultipartSection section, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await section.Body.CopyToAsync(bytes, cancel);
        var name = section.GetContentDispositionHeader()?.FileNameStar.Value ?? section.GetContentDispositionHeader()?.FileName.Value;
        name = HeaderUtilities.RemoveQuotes(name).Value;
        var given = section.ContentType ?? (name?.EndsWith(".md", StringComparison.OrdinalIgnoreCase) == true ? Payload.Text : Payload.Json);
        if (!MediaTypeHeaderValue.TryParse(given, out var type)) return Refused($"{Expected}, not {given}.");
        var part = new Payload(bytes.ToArray(), type) { Name = string.IsNullOrEmpty(name) ? null : name };
        if (!part.Is(Payload.Json) && !part.Is(Payload.Text)) return Refused($"{Expected}, not {given}.");
        if (Payload.CharsetProblem(type) is { } charset) return Refused(charset);
        return section.Headers?.GetValueOrDefault("Content-Transfer-Encoding").ToString() is { Length: > 0 } encoding && !_plain.Contains(encoding, StringComparer.OrdinalIgnoreCase)
            ? Refused($"Send it as it is: the Content-Transfer-Encoding {encoding} isn't taken here.") : part;
    }
}

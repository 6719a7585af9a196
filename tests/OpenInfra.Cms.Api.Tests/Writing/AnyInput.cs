using System.Text;
using System.Text.Json;
using CsCheck;
using Marten;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Writing;

/// <summary>Whatever is sent to whatever changes something, the answer is one that the API knows, and no entry is ever half.</summary>
public sealed class AnyInput(CmsHost cms) : IClassFixture<CmsHost>
{
    private const int Times = 400;

    private static readonly Gen<string> _scalar = Gen.OneOf(
        Of("null", "true", "1", "1e999", "-0", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"2024-01-01\"", "\"category/none\"", "\"post/seed\"", "[]", "{}", "[null]"),
        Gen.String.Select(text => JsonSerializer.Serialize(text)));

    private static readonly Gen<string> _name = Gen.OneOf(
        Of([.. Post.Definition.Fields.Select(field => field.Name), "slug", "path", "publishedAt", "id", "version", "status", "at", "schedule", "included"]),
        Gen.String[0, 5]);

    private static readonly Gen<string> _value = Gen.OneOf(
        _scalar, _scalar.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
        Gen.Select(_name, _scalar).Array[0, 3].Select(Object));

    private static readonly Gen<string> _json = Gen.Frequency(
        (8, Gen.Select(_name, _value).Array[0, 5].Select(Object)),
        (1, Gen.String),
        (1, Gen.Select(Gen.Select(_name, _value).Array[1, 3].Select(Object), Gen.Int[0, 20], (json, cut) => json[..Math.Min(cut, json.Length)])));

    private static readonly Gen<string> _markdown = Gen.Select(
        Of("---\n", "+++\n", "---json\n", "", "\uFEFF---\n"),
        Gen.Select(_name, _scalar).Array[0, 4].Select(pairs => string.Concat(pairs.Select(pair => $"{pair.Item1}: {pair.Item2}\n"))),
        Of("---\n", "...", "+++\n", ""), Gen.String, (open, values, close, body) => $"{open}{values}{close}{body}");

    private static readonly Gen<(string Method, string Path)> _target = Of(
        ("POST", "/api/posts"), ("POST", "/api/posts?publish=true"), ("POST", "/api/organizations"), ("PUT", "/api/posts/seed"), ("PATCH", "/api/posts/seed"),
        ("PUT", "/api/posts/seed/publication"), ("DELETE", "/api/posts/seed/publication"), ("DELETE", "/api/posts/seed?force=true"),
        ("PUT", "/api/posts/seed/restoration"), ("PATCH", "/api/posts/%00"), ("DELETE", "/api/posts/" + new string('x', 3000)));

    private static readonly Gen<(string Type, string Body)> _content = Gen.OneOf(
        Gen.Select(Of("application/json", "application/merge-patch+json"), _json),
        Gen.Select(Gen.Const("text/markdown"), _markdown),
        Gen.Select(Of("application/x-ndjson", "multipart/form-data; boundary=b", "multipart/mixed", "application/json; charset=utf-16", "x"), _json));

    private static readonly Gen<string?> _seen = Gen.OneOf(
        Gen.Int[0, 40].Select(version => (string?)$"\"d{version}\""), Of<string?>(null, "*", "\"abc\"", "W/\"d1\"", "\"d", ""));

    [Fact]
    public async Task Nothing_that_is_sent_is_answered_with_a_fault_or_leaves_an_entry_half()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Seed", "slug": "seed"}""");
        await Gen.Select(_target, _content, _seen, Of<string?>(null, "k", "", "merge")).SampleAsync(
            (target, content, seen, header) => SendAsync(ann, target, content, seen, header), iter: Times, threads: 2);
        await CheckAsync();
    }

    private static async Task SendAsync(Editor ann, (string Method, string Path) target, (string Type, string Body) content, string? seen, string? header)
    {
        using var request = new HttpRequestMessage(new(target.Method), target.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content.Body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", content.Type);
        if (seen is not null) request.Headers.TryAddWithoutValidation("If-Match", seen);
        if (header is not null) request.Headers.TryAddWithoutValidation(header == "merge" ? "Prefer" : "Idempotency-Key", header);
        using var response = await ann.Http.SendAsync(request, Cancel);
        var answer = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)response.StatusCode is 200 or 201 or 400 or 404 or 409 or 412 or 413 or 415 or 422 or 428,
            $"{target} with {content} and {seen}: {(int)response.StatusCode} {answer}");
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }

    private async Task CheckAsync()
    {
        await using var session = cms.Store.QuerySession();
        foreach (var entry in await session.Query<Entry<Post>>().ToListAsync(Cancel))
        {
            var folded = await session.EntryAtAsync<Post>(entry.Id, entry.Version, Cancel);
            Assert.Equal(JsonSerializer.Serialize(folded, Wire.Stored), JsonSerializer.Serialize(entry, Wire.Stored));
        }
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string Object((string Name, string Value)[] members) =>
        $"{{{string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Name)}: {member.Value}"))}}}";
}

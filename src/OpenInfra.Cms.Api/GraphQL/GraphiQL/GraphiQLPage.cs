using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL.GraphiQL;

/// <summary>The GraphiQL page and its files, all from within this program: it works without any network.</summary>
internal static class GraphiQLPage
{
    // Browsers hold the page to it: nothing is loaded from anywhere else.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; "
        + "connect-src 'self'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> _types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    };

    extension(WebApplication app)
    {
        /// <summary>Serves the page at /graphiql.</summary>
        public void MapGraphiQL()
        {
            var files = typeof(GraphiQLPage).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("graphiql/", StringComparison.Ordinal) && _types.ContainsKey(Path.GetExtension(name)))
                .ToDictionary(name => name, name => new Asset(Read(name), _types[Path.GetExtension(name)]));

            // With a hash in its URL a file may be kept for ever, and another version is another URL.
            var html = files.Aggregate(Encoding.UTF8.GetString(Read("graphiql/index.html")), (page, file) =>
                page.Replace($"\"{file.Key}\"", $"\"{file.Key}?v={file.Value.Hash}\"", StringComparison.Ordinal));
            var page = new Asset(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
            app.MapFetch("/graphiql", (HttpResponse response) =>
            {
                response.Headers.ContentSecurityPolicy = Policy;
                return page.ToResult(response, "no-cache");
            });
            foreach (var (name, file) in files)
                app.MapFetch($"/{name}", (HttpResponse response) => file.ToResult(response, "public, max-age=31536000, immutable"));
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(GraphiQLPage).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private sealed class Asset(byte[] content, string type)
    {
        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

        public FileContentHttpResult ToResult(HttpResponse response, string caching)
        {
            response.Headers.CacheControl = caching;
            response.Headers.XContentTypeOptions = "nosniff";
            return TypedResults.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
        }
    }
}

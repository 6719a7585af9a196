using System.Net.Http.Headers;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>Makes keys, and clients that send them.</summary>
internal static class Keys
{
    extension(IDocumentStore store)
    {
        /// <summary>A key with these scopes, for some types or for all.</summary>
        public async Task<IssuedKey> KeyAsync(string name, IReadOnlyList<Scope> scopes, params IReadOnlyList<ContentType> types)
        {
            await using var session = store.LightweightSession();
            var request = new KeyRequest
            {
                Name = name,
                Scopes = [.. scopes.Select(scope => scope.Name)],
                Types = [.. types.Select(type => type.Name)],
            };
            return Done(await session.MakeKeyAsync(request, ContentModel.Types, DateTimeOffset.UtcNow, Cancel));
        }
    }

    extension(CmsHost cms)
    {
        /// <summary>A client that sends a new key with these scopes, for some types or for all.</summary>
        public async Task<HttpClient> WithKeyAsync(string name, IReadOnlyList<Scope> scopes, params IReadOnlyList<ContentType> types) =>
            cms.Sending((await cms.Store.KeyAsync(name, scopes, types)).Token.Reveal());

        /// <summary>A client that sends a token.</summary>
        public HttpClient Sending(string token)
        {
            var http = cms.CreateClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return http;
        }
    }
}

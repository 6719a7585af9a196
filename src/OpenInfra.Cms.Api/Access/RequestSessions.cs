using Marten;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Opens the sessions of requests, in the name of whoever sent them.</summary>
internal sealed class RequestSessions(IDocumentStore store, IHttpContextAccessor http) : ISessionFactory
{
    public IQuerySession QuerySession() => store.QuerySession();

    public IDocumentSession OpenSession() => store.SessionOf(http.HttpContext?.Caller ?? Caller.Anonymous);
}

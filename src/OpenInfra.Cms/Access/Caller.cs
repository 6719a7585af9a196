using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>Who asks for something to be done, and what they may do.</summary>
/// <param name="Name">What the events record: "key:ann", "user:" and a token's subject; null for somebody unknown.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="Types">The names of the content types that they may do it to; none for all.</param>
public sealed record Caller(string? Name, IReadOnlySet<Scope> Scopes, IReadOnlySet<string> Types)
{
    /// <summary>Somebody unknown, who may read what is published.</summary>
    public static Caller Anonymous { get; } = new(null, new HashSet<Scope>(), new HashSet<string>());

    /// <summary>The id of the entry whose draft they were sent; null for none.</summary>
    public string? Preview { get; init; }

    /// <summary>Whether they may do this to some type at least.</summary>
    public bool May(Scope scope) => scope.Includers.Any(Scopes.Contains) || Scopes.Contains(Scope.Admin);

    /// <summary>Whether they may do this to entries of a type.</summary>
    public bool May(Scope scope, ContentType type) =>
        Scopes.Contains(Scope.Admin) || (May(scope) && (Types.Count == 0 || Types.Contains(type.Name)));
}

/// <summary>Sessions whose events tell who caused them.</summary>
public static class CallerSessions
{
    extension(IDocumentStore store)
    {
        /// <summary>A session for changes by this caller.</summary>
        public IDocumentSession SessionOf(Caller caller)
        {
            var session = store.LightweightSession();
            session.LastModifiedBy = caller.Name;
            return session;
        }
    }
}

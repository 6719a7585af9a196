using GraphQL;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>What all mutations of one request write through, in the name of its sender.</summary>
internal sealed class Writer(IDocumentStore store, Caller caller)
{
    /// <summary>Refuses what the sender may not do to entries of a type.</summary>
    /// <exception cref="ExecutionError">They may not.</exception>
    public void Require(Scope scope, ContentType type)
    {
        if (new Permission(scope, type).Refusal(caller) is { } refusal)
            throw Refused.Of(caller.Name is null ? "UNAUTHENTICATED" : "FORBIDDEN", refusal.Detail);
    }

    /// <summary>Makes a change in a session of its own.</summary>
    public async Task<Written> WriteAsync(IDictionary<string, object?> input, Func<Change, Task<Written>> write, CancellationToken cancel)
    {
        await using var session = store.SessionOf(caller);
        return await write(new(input, session, this, cancel));
    }
}

internal static class Writers
{
    extension(IResolveFieldContext context)
    {
        /// <summary>What this request writes through.</summary>
        public Writer Writer => (Writer)context.UserContext[nameof(Writer)]!;
    }
}

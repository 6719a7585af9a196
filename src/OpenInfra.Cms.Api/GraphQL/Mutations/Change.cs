using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>One mutation of one request: what its input says, and the session that it is done in.</summary>
internal sealed class Change(IDictionary<string, object?> input, IDocumentSession session, Writer writer, CancellationToken cancel)
{
    /// <summary>The members of inputs that are no content.</summary>
    public const string IdName = "id", SeenName = "ifMatch", PublishName = "publish", MergeName = "merge", ForceName = "force",
        AtName = "at", PublishedAtName = "publishedAt", ClientMutationIdName = "clientMutationId";

    private static readonly string[] _control = [IdName, SeenName, PublishName, MergeName, ForceName, ClientMutationIdName];

    public IDocumentSession Session => session;

    public CancellationToken Cancel => cancel;

    /// <summary>The entry that is to be changed.</summary>
    public string Id => $"{input[IdName]}";

    /// <summary>The version whose draft the sender has seen; null for what can't be a tag of this entry's draft.</summary>
    public int? Seen => DraftTag.Parse((string)input[SeenName]!) is { } tag && tag.IsOf(Id) ? tag.Version : null;

    public bool Publish => IsSet(PublishName);

    public bool Merge => IsSet(MergeName);

    public bool Force => IsSet(ForceName);

    public DateTimeOffset At => (DateTimeOffset)input[AtName]!;

    public DateTimeOffset? PublishedAt => input.TryGetValue(PublishedAtName, out var moment) ? (DateTimeOffset?)moment : null;

    /// <summary>All that is said of the entry itself, in the form that every transport submits.</summary>
    public JsonObject Given => InputJson.Of(input.Where(member => !_control.Contains(member.Key)));

    /// <summary>Refuses what the sender may not do to entries of a type.</summary>
    public void Require(Scope scope, ContentType type) => writer.Require(scope, type);

    private bool IsSet(string name) => input.TryGetValue(name, out var flag) && flag is true;
}

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>Why a socket is closed; <paramref name="code"/> stands in the close frame.</summary>
internal sealed class SocketRefusal(int code, string reason) : Exception(reason)
{
    public int Code => code;

    public static SocketRefusal Invalid(string reason) => new(4400, reason);

    public static SocketRefusal Unauthorized() => new(4401, "Unauthorized");

    public static SocketRefusal Forbidden(string reason) => new(4403, reason);

    public static SocketRefusal Late() => new(4408, "Connection initialisation timeout");

    public static SocketRefusal Twice(string id) => new(4409, $"Subscriber for {id} already exists");

    public static SocketRefusal AgainInitialised() => new(4429, "Too many initialisation requests");

    /// <summary>Clients come back after this.</summary>
    public static SocketRefusal Restart(string reason) => new(1012, reason);
}

using OpenInfra.Cms.Access;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Access;

/// <summary>The perspectives that requests ask for, and which of them their senders get.</summary>
internal static class Perspectives
{
    public const string Parameter = "perspective", Published = "published", Draft = "draft";

    extension(Caller caller)
    {
        /// <summary>
        /// How the caller sees all entries. Drafts are those of the types whose drafts they may read; entries of other types, to which
        /// these refer, are shown as everybody sees them. Whoever was sent a preview sees it, and all else as everybody does.
        /// </summary>
        public Perspective Seeing(string perspective) => perspective.Equals(Draft, StringComparison.OrdinalIgnoreCase)
            ? Perspective.DraftOf(type => caller.May(Scope.Read, type))
            : caller.Preview is { } entry ? Perspective.Preview(entry) : Perspective.Published;

        /// <summary>
        /// The same as of a moment, where one is given. What may have been withdrawn since is for those who may read drafts.
        /// </summary>
        public Perspective Seeing(string perspective, DateTimeOffset? moment) => moment is { } then
            ? caller.Seeing(perspective).AsOf(then, type => caller.May(Scope.Read, type))
            : caller.Seeing(perspective);
    }

    extension(HttpContext http)
    {
        /// <summary>Why the sender doesn't get this perspective of a type, or of any where none is given; null where they do.</summary>
        public AccessProblem? Refusal(Perspective perspective, ContentType? type = null) =>
            perspective.IsDraft || perspective.Moment is not null ? http.Refusal(Scope.Read, type) : null;

        /// <summary>Keeps caches from storing what not everybody may see, and from giving anybody what was made for another.</summary>
        public void LimitCaching(Perspective perspective)
        {
            http.Response.Headers.Append("Vary", "Authorization");
            if (!perspective.IsPublished) http.Response.Headers.CacheControl = "private, no-store";
        }
    }
}

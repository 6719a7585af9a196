using OpenInfra.Cms.Access;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Who sends a request, and how they want to see all entries.</summary>
internal sealed record Sender(Perspective Perspective, Caller Caller);

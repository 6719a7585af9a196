using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Api.Tests.Reading;

/// <summary>Enums as GraphQL writes them, which REST's filters take too.</summary>
internal sealed class UpperCaseEnums() : JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper);

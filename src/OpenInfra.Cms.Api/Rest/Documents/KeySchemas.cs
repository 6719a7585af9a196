using System.Globalization;
using Microsoft.OpenApi;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;
using static OpenInfra.Cms.Api.Rest.Documents.SharedSchemas;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes keys.</summary>
internal static class KeySchemas
{
    private const string Token = "token";

    public static IOpenApiSchema Key(Schemas schemas) =>
        schemas.Named("Key", "keys", () => Schemas.Object("A key, without its secret.", Members()));

    public static IOpenApiSchema Issued(Schemas schemas) => schemas.Named("IssuedKey", "keys with tokens", () => Schemas.Object(
        "A key, with the token that is shown this once.",
        [.. Members(), Text(Token, $"What to send as Authorization: Bearer; it begins with {KeyToken.Prefix}.")]));

    public static IOpenApiSchema List(Schemas schemas) => schemas.Named("KeyList", "lists of keys", () => Schemas.Object("All keys.",
        [("items", Schemas.Described(Schemas.ListOf(Key(schemas)), "The keys, in the order in which they were made."))]));

    public static IOpenApiSchema Request(Schemas schemas) => schemas.Named("KeyRequest", typeof(KeyRequest), () => Schemas.Object(
        "The key that is wanted.",
        [
            ("name", new OpenApiSchema
            {
                Type = JsonSchemaType.String, MinLength = 1, MaxLength = KeyRequest.MaxName,
                Description = "Whose key it will be: events tell by it who did something. No two keys in use have the same.",
            }),
            ("scopes", Schemas.Described(Schemas.ListOf(Scope()), "What it shall allow.")),
            ("types", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The content types that it shall be good for; none for all.")),
            MomentOrNull("expiresAt", "When it shall end by itself; null for never."),
        ], "types", "expiresAt"));

    public static IOpenApiSchema Rotation(Schemas schemas) => schemas.Named("KeyRotation", "rotations", () => Schemas.Object(
        "How a key gets its new secret.",
        [
            ("overlapMinutes", new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0", Default = 0,
                Maximum = KeyChanges.MaxOverlap.TotalMinutes.ToString(CultureInfo.InvariantCulture),
                Description = "For how long the secret before is good beside the new one.",
            }),
        ], "overlapMinutes"));

    public static IOpenApiSchema Preview(Schemas schemas) => schemas.Named("Preview", "previews", () => Schemas.Object(
        "A preview of a draft.",
        [
            Text(Token, $"What shows it; it begins with {PreviewTokens.Prefix}."),
            Moment("expiresAt", "Until when."),
            Text("url", "Where to look at it.", "uri"),
        ]));

    public static IOpenApiSchema Wish(Schemas schemas) => schemas.Named("PreviewRequest", "preview requests", () => Schemas.Object(
        "How a preview shall be.",
        [
            ("minutes", new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{PreviewRoute.MaxMinutes}",
                Default = PreviewRoute.DefaultMinutes,
                Description = "For how long it is good.",
            }),
        ], "minutes"));

    private static IEnumerable<(string, IOpenApiSchema)> Members() =>
    [
        Text("id", "What its token has between the underscores; no secret."),
        Text("name", "Whose key it is."),
        ("scopes", Schemas.Described(Schemas.ListOf(Scope()), "What it allows.")),
        ("types", Schemas.Described(Schemas.ListOf(Schemas.Text()), "The content types that it is good for; none for all.")),
        ("createdAt", Schemas.Described(Schemas.Text("date-time"), "When it was made.")),
        TextOrNull("createdBy", "Who made it."),
        MomentOrNull("expiresAt", "When it ends by itself; null for never."),
        MomentOrNull("rotatedAt", "When it last got a new secret; null for never."),
        MomentOrNull("formerUntil", "Until when the secret before that is good; null where it isn't."),
        MomentOrNull("lastUsedAt", "When it was last used, to about a minute; null for never."),
        MomentOrNull("revokedAt", "When it was revoked; null where it wasn't."),
        TextOrNull("revokedBy", "Who revoked it."),
    ];

    private static OpenApiSchema Scope() => Schemas.OneOf(Scopes.Names);
}

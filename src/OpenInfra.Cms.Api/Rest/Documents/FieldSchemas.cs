using System.ComponentModel;
using System.Reflection;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes fields.</summary>
internal static class FieldSchemas
{
    extension(Schemas schemas)
    {
        /// <summary>The schema of a field.</summary>
        /// <param name="owner">The type or nested value that has the field, for messages.</param>
        /// <param name="field">The field.</param>
        /// <exception cref="NotSupportedException">The field is of a kind that the document has no schema for.</exception>
        public IOpenApiSchema Of(string owner, Field field)
        {
            var one = schemas.OneOf(owner, field);
            var all = field.IsList ? Schemas.ListOf(one) : field.IsNullable ? Schemas.Nullable(one) : one;
            return Schemas.Described(all, field.Description, field.Deprecation);
        }

        /// <summary>The schema of a nested value, under the name of its record.</summary>
        public IOpenApiSchema OfObject(string owner, Field field) =>
            schemas.Named(field.ValueType.Name, field.ValueType, () => Schemas.Object(
                DescriptionOf(field.ValueType) ?? field.Description ?? "",
                field.Members.Select(member => (member.Name, schemas.Of($"{owner}.{field.Name}", member)))));

        private IOpenApiSchema OneOf(string owner, Field field) => field.Kind switch
        {
            FieldKind.Text => Schemas.Text(),
            FieldKind.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            FieldKind.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            FieldKind.Date => Schemas.Text("date"),
            FieldKind.Enum => schemas.OfEnum(field.ValueType),
            FieldKind.Markdown => Schemas.Media("text/markdown"),
            FieldKind.Reference => ReferenceTo(field.Target!),
            FieldKind.Object => schemas.OfObject(owner, field),
            FieldKind.Json => Schemas.Anything(),
            _ => throw new NotSupportedException($"{owner}.{field.Name}: the OpenAPI document has no schema for {field.Kind}."),
        };

        /// <summary>The schema of an enum, under its own name, with what each value means.</summary>
        public IOpenApiSchema OfEnum(Type type) => schemas.Named(type.Name, type, () =>
        {
            var names = Enum.GetNames(type);
            var meanings = names.Select(name => $"- {name}: {DescriptionOf(type.GetField(name)!)}");
            return Schemas.Described(Schemas.OneOf(names), string.Join("\n", meanings));
        });
    }

    private static OpenApiSchema ReferenceTo(ContentType target) => new()
    {
        Type = JsonSchemaType.String,
        Pattern = $"^{target.IdOf("")}",
        Description = $"The id of the {target.Name}: \"{target.IdOf("...")}\". Not there while readers don't see it; drafts name it all the same.",
    };

    private static string? DescriptionOf(MemberInfo member) => member.GetCustomAttribute<DescriptionAttribute>()?.Description;
}

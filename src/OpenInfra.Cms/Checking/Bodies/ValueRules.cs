using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Checking.Links;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Looks at the links and images that stand in fields of their own, or in values that only a template knows.</summary>
internal sealed class ValueRules(LinkRules links)
{
    private static readonly string[] _links = ["link", "url", "href", "website"];
    private static readonly string[] _images = ["image", "img", "logo", "picture", "photo", "icon"];

    public void Check(Origin from, IReadOnlyList<Field> fields, object content)
    {
        foreach (var (name, value) in ValuesOf(fields, content))
        {
            if (IsNamed(name, _images)) CheckImage(from, value);
            else if (IsNamed(name, _links)) CheckLink(from, value);
        }
    }

    // What begins with a slash or is a URL is meant to lead somewhere. Anything else may be a template's own word.
    private void CheckLink(Origin from, string value)
    {
        if (value.StartsWith('/') || value.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            links.CheckValue(from, value, () => new Spot.Value(value));
    }

    // "fa-check" is the name of an icon.
    private void CheckImage(Origin from, string value)
    {
        if (value.Contains('.', StringComparison.Ordinal)) links.CheckImage(from, value, () => new Spot.Value(value));
    }

    private static bool IsNamed(string name, string[] endings) =>
        endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, string Value)> ValuesOf(IReadOnlyList<Field> fields, object owner) =>
        from field in fields
        from value in field.ValuesOf(owner)
        from one in value switch
        {
            // Its URL is the entry's own.
            Seo seo => [("image", seo.Image ?? "")],
            string text => [(field.Name, text)],
            JsonNode json => In(field.Name, json),
            _ => ValuesOf(field.Members, value),
        }
        select one;

    private static IEnumerable<(string Name, string Value)> In(string name, JsonNode? json) => json switch
    {
        JsonObject members => members.SelectMany(member => In(member.Key, member.Value)),
        JsonArray items => items.SelectMany(item => In(name, item)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(name, value.GetValue<string>())],
        _ => [],
    };
}

using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>What is sent of a text beyond the text itself.</summary>
internal sealed record Include(Field Text, IReadOnlyList<TextPart> Parts);

/// <summary>What a type's entries can be sent with.</summary>
internal sealed class Includes
{
    private readonly Dictionary<string, (Field Text, TextPart Part)> _parts;

    public Includes(ContentType type)
    {
        _parts = (from text in type.Fields
                  where text.Kind == FieldKind.Markdown
                  from part in TextPart.All
                  select (text, part)).ToDictionary(one => $"{one.text.Name}.{one.part.Name}");
        Parameter = _parts.Count == 0 ? null : new(
            "include", "What is sent of long texts beside the fields, under `included`: several joined by commas.")
        {
            Arity = Arity.Joined,
            Allowed = [.. _parts.Keys],
        };
    }

    /// <summary>The parameter; null for a type without long texts.</summary>
    public Parameter? Parameter { get; }

    /// <summary>What a query asks for that can ask for nothing else.</summary>
    public IReadOnlyList<Include> Only(Query query)
    {
        query.RefuseOthers(Parameter is null ? [] : [Parameter]);
        return Of(query);
    }

    /// <summary>What the query asks for, by text.</summary>
    public IReadOnlyList<Include> Of(Query query) => Parameter is null ? [] :
    [
        .. query.Values(Parameter).Distinct().Select(name => _parts[name])
            .GroupBy(one => one.Text, one => one.Part)
            .Select(group => new Include(group.Key, [.. group])),
    ];
}

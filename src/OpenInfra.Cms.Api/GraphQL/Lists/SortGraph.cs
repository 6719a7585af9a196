using System.Collections;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>
/// One key of an order. It can't be several keys at once: the order of an input object's fields is lost before resolvers see them.
/// </summary>
internal sealed class SortGraph : InputObjectGraphType
{
    private static readonly (EntryField Field, string Description)[] _shared =
    [
        (EntryField.PublishedAt, "By the date that readers see."),
        (EntryField.RevisedAt, "By when the text was last changed."),
        (EntryField.Slug, "By the name in URLs."),
    ];

    private readonly Dictionary<string, Operand> _operands = [];

    public SortGraph(ContentType type, EnumerationGraphType direction)
    {
        (Name, Description) = ($"{type.Model.Name}SortInput", $"A key to sort {type.Plural} by: exactly one field.");
        foreach (var (field, description) in _shared) Add(Wire.NameOf($"{field}"), direction, description, new Operand.Entry(field));
        foreach (var name in type.Sorts)
        {
            var field = type.Fields.SingleOrDefault(field => field.Name == name)
                ?? throw new NotSupportedException($"{type.Model.Name} is sorted by \"{name}\", which is none of its fields.");
            Add(name, direction, $"By this, {OrderOf(field)}: {field.Description}", new Operand.Content(field));
        }
    }

    /// <summary>The order that the argument's value stands for.</summary>
    public IReadOnlyList<OrderKey> Compile(object? value)
    {
        var keys = value is IEnumerable given ? given.Cast<IDictionary<string, object?>>().Select(KeyOf).ToList() : [];
        if (keys.DistinctBy(key => key.Operand).Count() < keys.Count)
            throw Refused.Of("INVALID_ORDER", "An order has each field only once.");
        return keys is [] ? OrderKey.Newest : keys;
    }

    private OrderKey KeyOf(IDictionary<string, object?> key) => key.ToList() switch
    {
        [var (name, direction)] when direction is Direction known => new(_operands[name], known == Direction.Descending),
        _ => throw Refused.Of("INVALID_ORDER",
            "Give each key an object of its own, with one field that is ASC or DESC: [{publishedAt: DESC}, {slug: ASC}]."),
    };

    private static string OrderOf(Field field) => field.Kind switch
    {
        FieldKind.Integer => "as a number",
        FieldKind.Date => "the earliest first",
        _ => "by the codes of its characters",
    };

    private void Add(string name, EnumerationGraphType direction, string description, Operand operand)
    {
        _operands.Add(name, operand);
        AddField(new() { Name = name, Description = description, ResolvedType = direction });
    }
}

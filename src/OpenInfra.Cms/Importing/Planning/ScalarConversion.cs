using System.Globalization;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>A value that a field can't use: where it stands, what would be right, and which key of the field's mapping it has.</summary>
internal sealed record UnusableValue(int Line, string Message, string? Key = null);

/// <summary>Converts a value by the kind of the field that takes it. A problem says what would be right.</summary>
internal sealed class ScalarConversion(ReferenceResolver references, string path)
{
    /// <summary>The value as JSON; null where nothing of it can be used.</summary>
    public JsonNode? Convert(Field field, SourceNode node, List<UnusableValue> problems)
    {
        if (field.Kind == FieldKind.Reference) return Refer(field, node, problems);
        if (!field.IsList) return One(field, node, problems);
        var items = node.Items.Select(item => One(field, item, problems)).Where(item => item is not null).ToArray();
        return items.Length == 0 ? null : new JsonArray(items);
    }

    private JsonNode? One(Field field, SourceNode node, List<UnusableValue> problems)
    {
        if (node is SourceScalar { Kind: ScalarKind.Null }) return null;
        if (field.Kind is FieldKind.Object or FieldKind.Json)
        {
            if (node is not SourceMapping mapping) return Fail(problems, node, "keys with values are expected");
            return field.Kind == FieldKind.Json ? node.ToJson() : Nested(field, mapping, problems);
        }
        if (node is not SourceScalar { Value: var text }) return Fail(problems, node, "a single value is expected");
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.Markdown => text,
            FieldKind.Integer => IntegerOf(text) is { } number ? number : Fail(problems, node, "a whole number is expected"),
            FieldKind.Boolean => BooleanOf(text) is { } flag ? flag : Fail(problems, node, "true or false is expected"),
            FieldKind.Date => DateOf(node) is { } date ? date : Fail(problems, node, "a date such as 2022-06-07 is expected"),
            FieldKind.Enum =>
                EnumOf(field, text) ?? Fail(problems, node, $"one of {string.Join(", ", Enum.GetNames(field.ValueType))} is expected"),
            _ => throw new NotSupportedException($"{field.Name}: the importer doesn't know the field kind {field.Kind}."),
        };
    }

    private JsonObject Nested(Field field, SourceMapping mapping, List<UnusableValue> problems)
    {
        var value = new JsonObject();
        foreach (var member in field.Members)
        {
            if (mapping[member.Name] is not { } node) continue;
            var own = new List<UnusableValue>();
            if (Convert(member, node, own) is { } converted) value[member.Name] = converted;
            problems.AddRange(own.Select(problem => problem with { Key = member.Name }));
        }
        var members = string.Join(", ", field.Members.Select(member => member.Name));
        foreach (var (key, node) in mapping.Pairs.Where(pair => field.Members.All(member => member.Name != pair.Key)))
            problems.Add(new(node.Line, $"\"{key}\" is none of its values, which are {members}.", key));
        return value;
    }

    private JsonNode? Refer(Field field, SourceNode node, List<UnusableValue> problems)
    {
        var ids = references.IdsOf(node, field.Target!, path).ToList();
        foreach (var (unknown, _) in ids.Where(one => one.Id is null))
            problems.Add(new(unknown.Line, $"{Shown(unknown)} names no {field.Target!.Name} that is known."));
        foreach (var (key, more) in node.Items.OfType<SourceMapping>().SelectMany(item => item.Pairs)
            .Where(pair => !NameReference.Keys.Contains(pair.Key)))
            problems.Add(new(more.Line, $"\"{key}\" is no part of a reference, which has {string.Join(", ", NameReference.Keys)}."));
        var found = ids.Select(one => one.Id).OfType<string>().Distinct().ToList();
        if (field.IsList) return found.Count == 0 ? null : new JsonArray([.. found.Select(id => JsonValue.Create(id))]);
        if (found.Count > 1) problems.Add(new(node.Line, $"{Shown(node)} names more than one {field.Target!.Name}."));
        return found.Count == 0 ? null : found[0];
    }

    private static JsonNode? Fail(List<UnusableValue> problems, SourceNode node, string expected)
    {
        problems.Add(new(node.Line, $"{Shown(node)} can't be used: {expected}."));
        return null;
    }

    /// <summary>The value, for messages.</summary>
    public static string Shown(SourceNode node) => node.ToJson()?.ToJsonString(Wire.Json) switch
    {
        null => "null",
        { Length: > 60 } text => $"{text[..60]}…",
        var text => text,
    };

    /// <summary>What a text says of yes and no; null where it says neither. YAML 1.1's words still stand in many sources.</summary>
    public static bool? BooleanOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    private static int? IntegerOf(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? DateOf(SourceNode node) =>
        Dating.Read(node) is { } date ? DateOnly.FromDateTime(date.DateTime).ToString("O", CultureInfo.InvariantCulture) : null;

    private static string? EnumOf(Field field, string text)
    {
        var word = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal);
        return Enum.GetNames(field.ValueType).FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
    }
}

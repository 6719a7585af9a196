using System.Globalization;

namespace OpenInfra.Cms.Reading;

/// <summary>The kinds of plain values that can be compared.</summary>
public enum ScalarKind
{
    Text,
    Id,
    Integer,
    Number,
    Boolean,
    Date,
    Moment,
    Enum,
}

/// <summary>A kind of plain values, with the enum where it is one.</summary>
public sealed record Scalar(ScalarKind Kind, Type? Enum = null)
{
    /// <summary>The kind of a field's values; null for fields that hold more than plain values.</summary>
    public static ScalarKind? KindOf(Field field) => field.Kind switch
    {
        FieldKind.Text => ScalarKind.Text,
        FieldKind.Integer => ScalarKind.Integer,
        FieldKind.Boolean => ScalarKind.Boolean,
        FieldKind.Date => ScalarKind.Date,
        FieldKind.Enum => ScalarKind.Enum,
        FieldKind.Reference => ScalarKind.Id,
        _ => null,
    };

    /// <summary>The scalar of a field; null as above.</summary>
    public static Scalar? Of(Field field) =>
        KindOf(field) is { } kind ? new(kind, kind == ScalarKind.Enum ? field.ValueType : null) : null;

    /// <summary>The name of the type of its values, as GraphQL has it.</summary>
    public string Name => Kind switch
    {
        ScalarKind.Text => "String",
        ScalarKind.Id => "ID",
        ScalarKind.Integer => "Int",
        ScalarKind.Number => "Float",
        ScalarKind.Moment => "DateTime",
        ScalarKind.Enum => Enum!.Name,
        _ => $"{Kind}",
    };

    /// <summary>What its values are, for messages.</summary>
    public string Expected => Kind switch
    {
        ScalarKind.Integer => "a whole number of 32 bits",
        ScalarKind.Number => "a number",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Date => "a day, as \"2020-10-19\"",
        ScalarKind.Moment => "a moment, as \"2020-10-19T12:00:00Z\"",
        ScalarKind.Enum => $"one of {string.Join(", ", System.Enum.GetNames(Enum!))}",
        _ => "a text",
    };

    /// <summary>The value as the store has it in its JSON; null for what is none of this kind.</summary>
    /// <param name="given">As GraphQL parsed it, or from JSON: a text, a number as <see cref="JsonNumber"/>, true or false.</param>
    public string? TextOf(object given) => (Kind, given) switch
    {
        (ScalarKind.Text or ScalarKind.Id, string text) => text,
        (ScalarKind.Id, IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture),
        (ScalarKind.Integer, int number) => number.ToString(CultureInfo.InvariantCulture),
        (ScalarKind.Integer, JsonNumber(var text)) when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => text,
        (ScalarKind.Number, double number) => NumberOf(number),
        (ScalarKind.Number, JsonNumber(var text)) => NumberOf(double.Parse(text, CultureInfo.InvariantCulture)),
        (ScalarKind.Boolean, bool flag) => flag ? "true" : "false",
        (ScalarKind.Date, DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture),
        (ScalarKind.Date, string text) when DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => text,
        (ScalarKind.Moment, DateTimeOffset moment) => MomentOf(moment),
        (ScalarKind.Moment, string text) when DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => MomentOf(moment),
        (ScalarKind.Enum, Enum value) => value.ToString(),
        (ScalarKind.Enum, string text) => NameOf(text),
        _ => null,
    };

    /// <summary>A moment as conditions and cursors hold it.</summary>
    public static string MomentOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? NumberOf(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null;

    // In any case of letters, and also as GraphQL writes it: WorkingGroup, WORKING_GROUP.
    private string? NameOf(string text) => System.Enum.GetNames(Enum!)
        .FirstOrDefault(name => name.Equals(text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A number as JSON writes it.</summary>
public sealed record JsonNumber(string Text);

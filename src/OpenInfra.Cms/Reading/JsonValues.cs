namespace OpenInfra.Cms.Reading;

/// <summary>Any JSON as plain values.</summary>
internal static class JsonValues
{
    /// <summary>The value of a jsonb expression; SQL's null where it is of another kind, or there is none.</summary>
    public static string Of(string json, ScalarKind? kind) => kind switch
    {
        null => $"nullif({json}, 'null')",
        // A date with a time counts as its day: YAML and JSON have no dates, so sources write both.
        ScalarKind.Date => $"substring({json} #>> '{{}}' from '^(\\d{{4}}-\\d\\d-\\d\\d)(?:[T ]|$)')",
        ScalarKind.Number => $"{Typed(json, "number")}::numeric",
        ScalarKind.Boolean => Typed(json, "boolean"),
        ScalarKind.Text => Typed(json, "string"),
        _ => throw new InvalidOperationException($"JSON has no values of the kind {kind}."),
    };

    private static string Typed(string json, string type) => $"(case when jsonb_typeof({json}) = '{type}' then {json} #>> '{{}}' end)";
}

namespace OpenInfra.Cms.Reading;

/// <summary>Relations between tables of entries, in SQL.</summary>
internal static class Relating
{
    /// <summary>That an entry refers to another. Containment from the first field down, because that is what the index is on.</summary>
    /// <param name="relation">Through which field.</param>
    /// <param name="scope">The entry that may refer.</param>
    /// <param name="id">The SQL of the other's id.</param>
    public static string RefersTo(Relation relation, Scope scope, string id)
    {
        var value = $"to_jsonb({id})";
        foreach (var field in relation.Path.Reverse())
        {
            if (field.IsList) value = $"jsonb_build_array({value})";
            if (field != relation.Path[0]) value = $"jsonb_build_object('{field.Name}', {value})";
        }
        return $"{scope.Json(relation.Path[0])} @> {value}";
    }

    /// <summary>A table of the ids that an entry refers to through a field, each as text in the column "id".</summary>
    public static string ReferencesOf(Relation relation, Scope scope)
    {
        var items = $"jsonb_path_query({scope.Json(relation.Path[0])}, '$[*]{PathBelow(relation.Path)}[*]')";
        return $"lateral (select item #>> '{{}}' from {items} item) as refs (id)";
    }

    /// <summary>
    /// The rest of a way into nested values, as a JSON path. Such paths go into lists by themselves, and take a single value for a list
    /// of one.
    /// </summary>
    public static string PathBelow(IReadOnlyList<Field> path) => string.Concat(path.Skip(1).Select(step => $".\"{step.Name}\""));
}

internal static class Tables
{
    /// <summary>The table that holds the entries of a type.</summary>
    public static string Of(ContentType type) => $"cms.mt_doc_{type.Name}";
}

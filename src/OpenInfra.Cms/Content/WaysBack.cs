namespace OpenInfra.Cms.Content;

/// <summary>The way back of a relation: every entry has those that refer to it, as `category.posts`.</summary>
/// <param name="Name">The name of the list: the type of what refers, or with its field where that is taken.</param>
/// <param name="Relation">The relation, from the other side.</param>
public sealed record WayBack(string Name, Relation Relation)
{
    /// <summary>What the list has, in a sentence.</summary>
    public string Description =>
        $"The {Relation.Owner.Plural} whose {Relation.Name} refer{(Relation.Path[^1].IsList ? "" : "s")} to this.";
}

/// <summary>Finds and names the ways back, the same for every API.</summary>
public static class WaysBack
{
    /// <summary>The ways back to the entries of a type; direct references get short names first.</summary>
    public static IReadOnlyList<WayBack> To(ContentType target, IReadOnlyList<ContentType> types)
    {
        var taken = target.Fields.Select(field => field.Name).ToHashSet();
        return
        [
            .. types.SelectMany(type => type.Relations).Where(relation => relation.Target == target)
                .OrderBy(relation => relation.Path.Count).Select(relation => new WayBack(NamesOf(relation).First(taken.Add), relation)),
        ];
    }

    private static string[] NamesOf(Relation relation) => [relation.Owner.Plural, $"{relation.Owner.Plural}By{Pascal(relation)}"];

    private static string Pascal(Relation relation) =>
        string.Concat(relation.Path.Select(step => $"{char.ToUpperInvariant(step.Name[0])}{step.Name[1..]}"));
}

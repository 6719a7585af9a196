namespace OpenInfra.Cms.Access;

/// <summary>The key that somebody wants.</summary>
public sealed record KeyRequest
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 100;

    /// <summary>Whose key it will be.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it shall allow: names of <see cref="Scope"/>s.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The names of the content types that it shall be good for; none for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>When it shall end by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>All that is wrong with the request.</summary>
    /// <param name="types">The content types that there are.</param>
    /// <param name="now">The present.</param>
    public IReadOnlyList<Problem> Check(IReadOnlyList<ContentType> types, DateTimeOffset now)
    {
        string[] known = [.. types.Select(type => type.Name)];
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxName || Name.Any(char.IsControl) || Name != Name.Trim())
            problems.Add(new("/name", $"A name has 1 to {MaxName} characters, no line breaks, and no blanks at its ends."));
        if (Scopes is []) problems.Add(new("/scopes", $"A key needs a scope at least: {string.Join(", ", Access.Scopes.Names)}."));
        problems.AddRange(Unknown("/scopes", Scopes, Access.Scopes.Names));
        problems.AddRange(Unknown("/types", Types, known));
        if (Types is not [] && Scopes.Contains(Scope.Admin.Name))
            problems.Add(new("/types", "The scope admin is for the whole service: leave the types out, or the scope."));
        if (ExpiresAt <= now) problems.Add(new("/expiresAt", "That is past: give a moment to come, or leave it out."));
        return problems;
    }

    private static IEnumerable<Problem> Unknown(string pointer, IReadOnlyList<string> given, IReadOnlyList<string> known) =>
        given.Index().Where(one => !known.Contains(one.Item))
            .Select(one => new Problem(
                $"{pointer}/{one.Index}", $"There is no \"{one.Item}\" here. There are {string.Join(", ", known)}."));
}

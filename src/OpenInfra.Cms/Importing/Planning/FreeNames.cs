namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Numbers names that are taken: "a", "a-2", "a-3". Remembers where it was, so that a thousand of one name are no million
/// tries.</summary>
internal sealed class FreeNames
{
    private readonly Dictionary<string, int> _last = [];

    /// <summary>The name, or the first numbered one after it that is free.</summary>
    public string From(string name, Func<string, bool> isTaken)
    {
        if (!isTaken(name)) return name;
        var number = _last.GetValueOrDefault(name, 1) + 1;
        while (isTaken($"{name}-{number}")) number++;
        _last[name] = number;
        return $"{name}-{number}";
    }
}

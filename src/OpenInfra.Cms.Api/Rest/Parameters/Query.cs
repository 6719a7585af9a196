using System.Globalization;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>The query of one request. It collects all that is wrong, so that nobody has to find out one by one.</summary>
internal sealed class Query(IQueryCollection given)
{
    private readonly List<ParameterProblem> _problems = [];

    public IReadOnlyList<ParameterProblem> Problems => _problems;

    public bool Has(string name) => given.ContainsKey(name);

    public void Refuse(string name, string detail, string? code = null) => Refuse(new(name, detail, code));

    public void Refuse(ParameterProblem problem) => _problems.Add(problem);

    /// <summary>Refuses what is none of the known parameters: a misspelt filter would show the whole list.</summary>
    /// <param name="known">The parameters that there are.</param>
    /// <param name="refused">Those that were refused already, in words of their own.</param>
    public void RefuseOthers(IReadOnlyList<Parameter> known, params IEnumerable<Parameter> refused)
    {
        var names = known.Select(parameter => parameter.Name).ToArray();
        string[] told = [.. names, .. refused.Select(parameter => parameter.Name)];
        foreach (var name in given.Keys.Except(told, StringComparer.OrdinalIgnoreCase))
            Refuse(name, $"There is no such parameter here. There are {string.Join(", ", names)}.");
    }

    /// <summary>The values given, as they are written in the document; those that can't be are left out and noted as problems.</summary>
    public IReadOnlyList<string> Values(Parameter parameter)
    {
        var texts = given[parameter.Name].Select(text => text ?? "");
        if (parameter.Arity == Arity.One && texts.Skip(1).Any())
        {
            Refuse(parameter.Name, "Give it once.");
            return [];
        }
        if (parameter.IsRequired && !texts.Any()) Refuse(parameter.Name, "It is missing, and must be given.");
        if (parameter.Arity == Arity.Joined) texts = texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries));
        return [.. texts.Select(text => Checked(parameter, text)).OfType<string>()];
    }

    /// <summary>The value given, or its default.</summary>
    public string? Value(Parameter parameter) => Values(parameter) is [var value] ? value : parameter.Default;

    /// <summary>The number given, or its default.</summary>
    public int Number(Parameter parameter) => int.Parse(Value(parameter)!, CultureInfo.InvariantCulture);

    private string? Checked(Parameter parameter, string text)
    {
        var value = parameter.Allowed is [] ? text
            : parameter.Allowed.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        var problem = (value, parameter) switch
        {
            (null, { Allowed: var allowed }) => $"\"{text}\" is none of its values: {string.Join(", ", allowed)}.",
            ("", _) => "It is empty: give a value, or leave the parameter out.",
            (_, { Range: var (least, most) }) when !IsWithin(text, least, most) => $"It is a whole number from {least} to {most}.",
            _ when text.Contains('\0', StringComparison.Ordinal) => "It can't hold the character U+0000.",
            _ => null,
        };
        if (problem is not null) Refuse(parameter.Name, problem);
        return problem is null ? value : null;
    }

    private static bool IsWithin(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}

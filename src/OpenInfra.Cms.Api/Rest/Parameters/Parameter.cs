using System.Globalization;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>How many values a parameter takes.</summary>
internal enum Arity
{
    /// <summary>One at most.</summary>
    One,

    /// <summary>Any number, the parameter given once for each: values may hold commas.</summary>
    Repeated,

    /// <summary>Any number, joined by commas.</summary>
    Joined,
}

/// <summary>A query parameter: what the OpenAPI document says of it is what requests are held to.</summary>
/// <param name="Name">As it stands in a URL.</param>
/// <param name="Description">What it is for, in sentences.</param>
internal sealed record Parameter(string Name, string Description)
{
    /// <summary>How long a part of a list is to be.</summary>
    /// <param name="what">What the list has, in the plural.</param>
    /// <param name="most">The most of them.</param>
    /// <param name="byDefault">How many where nobody says.</param>
    public static Parameter First(string what, int most = ListRequest.MaxSize, int byDefault = ListRequest.DefaultSize) =>
        new("first", $"The most {what} to send.")
        {
            Range = (1, most),
            Default = byDefault.ToString(CultureInfo.InvariantCulture),
        };

    public Arity Arity { get; init; }

    /// <summary>The only values there are, found in any case of letters; empty where any text will do.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The format of a text, by its name in JSON Schema; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>The least and the greatest value of a number; null where it isn't one.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The object that is given as JSON; null where it is no JSON.</summary>
    public FilterInput? Filter { get; init; }

    /// <summary>The value where none is given; null where that means none.</summary>
    public string? Default { get; init; }
}

/// <summary>What is wrong with a parameter, in a sentence for people and, where a program may want to tell, in a code.</summary>
internal sealed record ParameterProblem(string Parameter, string Detail, string? Code = null)
{
    /// <summary>The place in a parameter that is JSON, as a JSON pointer (RFC 6901); null for others.</summary>
    public string? Pointer { get; init; }
}

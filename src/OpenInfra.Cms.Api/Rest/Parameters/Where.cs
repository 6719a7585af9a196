using System.Text.Json;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>The parameter that takes a whole filter, the same that GraphQL's lists take, as JSON.</summary>
internal sealed class Where(FilterInput filter)
{
    public Parameter Parameter { get; } = new("where",
        "Only entries that fulfil this, beside the other filters: the object that GraphQL's `where` takes, as JSON, "
        + "`{\"title\":{\"contains\":\"cloud\"}}`. Enum values may be written as here or as there.")
    {
        Filter = filter,
    };

    /// <summary>The condition that the query asks for; null for none.</summary>
    public Condition? Of(Query query)
    {
        if (query.Value(Parameter) is not { } json) return null;
        var reading = new FilterReading();
        try
        {
            var condition = reading.Read(filter, FilterJson.Parse(json));
            foreach (var problem in reading.Problems) query.Refuse(new(Parameter.Name, problem.Detail) { Pointer = problem.Pointer });
            if (reading.Excess is { } excess) query.Refuse(Parameter.Name, excess, "filter-too-large");
            return condition;
        }
        catch (JsonException error)
        {
            query.Refuse(Parameter.Name, $"It is not JSON, or nested too deep, at byte {error.BytePositionInLine + 1 ?? 1}.");
            return null;
        }
    }
}

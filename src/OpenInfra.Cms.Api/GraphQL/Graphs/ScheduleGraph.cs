using GraphQL.Types;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>A publication that is to come.</summary>
internal sealed class ScheduleGraph : ObjectGraphType<PlannedPublication>
{
    public ScheduleGraph(Scalars scalars)
    {
        (Name, Description) = ("Schedule", "A publication that is to come.");
        AddField(Read<PlannedPublication>("at", Required(scalars.Moment), "Its moment.", schedule => schedule.At));
        AddField(Read<PlannedPublication>("revision", Required(scalars.Integer), "The version whose draft it is.", schedule => schedule.Revision));
    }
}

using GraphQL;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;

namespace OpenInfra.Cms.Api.GraphQL.Limiting;

/// <summary>Notes what a query costs, which depends on its variables, and refuses it where that is too much.</summary>
internal sealed class CostRule(Limits limits) : ComplexityValidationRule(Costs.Options)
{
    protected override ValueTask ValidateComplexityAsync(ValidationContext context, double totalComplexity, int maxDepth)
    {
        var cost = new Cost((long)Math.Min(Math.Ceiling(totalComplexity), Costs.Immense), limits.Cost, maxDepth, limits.Depth);
        context.UserContext[nameof(Cost)] = cost;
        if (cost.Depth > cost.DepthLimit)
            Refuse(context, "QUERY_TOO_DEEP", $"A query nests fields at most {cost.DepthLimit} deep, not {cost.Depth}.");
        else if (cost.Requested > cost.Limit)
            Refuse(context, "COMPLEXITY", $"A query costs at most {cost.Limit}, not {cost.Requested}. Ask for smaller pages, or for fewer lists within lists.");
        return default;
    }

    private static void Refuse(ValidationContext context, string code, string message) =>
        context.ReportError(new ValidationError(message) { Code = code });
}

/// <summary>What a query costs and how deep it goes, beside what is allowed; clients see it in `extensions.cost`.</summary>
internal sealed record Cost(long Requested, int Limit, int Depth, int DepthLimit)
{
    /// <summary>Tells the client.</summary>
    public static void Tell(IDictionary<string, object?> context, ExecutionResult result)
    {
        if (context.TryGetValue(nameof(Cost), out var cost)) (result.Extensions ??= [])["cost"] = cost;
    }
}

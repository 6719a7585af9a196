using GraphQL;
using GraphQL.Transport;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Mutations;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Answers requests from the schema.</summary>
internal sealed class Execution(ContentSchemas schemas, IDocumentStore store, Failures failures, GraphQLSettings settings)
{
    // What a query costs depends on its variables, so this is asked each time.
    private readonly IValidationRule[] _eachTime = [new CostRule(settings.Limits)];

    private readonly IValidationRule[] _firstTime =
    [
        .. settings.Introspection ? [] : new[] { NoIntrospectionValidationRule.Instance },
        .. DocumentValidator.CoreRules,
        new CostRule(settings.Limits),
    ];

    private readonly DocumentExecuter _executer = new();

    // One query must not take all connections from the others.
    private const int Parallel = 8;

    /// <summary>The answer to a request, or the errors that keep it from being answered.</summary>
    public async Task<ExecutionResult> AnswerAsync(
        GraphQLRequest request, ParsedDocument document, Perspective perspective, Caller caller, CancellationToken cancel)
    {
        if (document.Has(OperationType.Subscription, request.OperationName)) return new(NoSubscriptions());
        var context = new Reader(store, perspective).ToUserContext();
        context[nameof(Writer)] = new Writer(store, caller);
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schemas[perspective],
            Query = document.Text,
            Document = document.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = document.IsValid ? _eachTime : _firstTime,
            UserContext = context,
            UnhandledExceptionDelegate = failures.LogAsync,
            Timeout = TimeSpan.FromSeconds(settings.Limits.Seconds),
            MaxParallelExecutionCount = Parallel,
            CancellationToken = cancel,
        });
        document.IsValid |= result.Executed;
        Cost.Tell(context, result);
        return result;
    }

    private static ExecutionError NoSubscriptions() =>
        Refused.Of("OPERATION_UNSUPPORTED", "This schema has no subscriptions: it has queries and mutations.");
}

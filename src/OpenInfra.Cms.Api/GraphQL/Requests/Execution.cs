using GraphQL;
using GraphQL.Transport;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Mutations;
using OpenInfra.Cms.Api.GraphQL.Streaming;
using OpenInfra.Cms.Api.GraphQL.Subscriptions;
using OpenInfra.Cms.Reading.Following;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Answers requests from the schema.</summary>
internal sealed class Execution(
    ContentSchemas schemas, IDocumentStore store, LiveChanges changes, Failures failures, GraphQLSettings settings)
{
    // What depends on variables is asked each time.
    private readonly IValidationRule[] _eachTime = [FieldArgumentsAreValidRule.Instance, new CostRule(settings.Limits)];

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
    public Task<ExecutionResult> AnswerAsync(GraphQLRequest request, ParsedDocument document, Sender sender, CancellationToken cancel) =>
        ExecuteAsync(request, document, sender, null, cancel);

    /// <summary>All that comes of a request, as it comes. What is committed after this has returned is told to a subscription.</summary>
    public async Task<ResultStream> OpenAsync(GraphQLRequest request, ParsedDocument document, Sender sender, CancellationToken cancel)
    {
        var subscriber = new Subscriber(changes, settings.Limits.Subscriptions);
        return new(await ExecuteAsync(request, document, sender, subscriber, cancel), subscriber);
    }

    private async Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, ParsedDocument document, Sender sender, Subscriber? subscriber, CancellationToken cancel)
    {
        var mutates = document.Has(OperationType.Mutation, request.OperationName);
        var subscribes = document.Has(OperationType.Subscription, request.OperationName);
        if (subscribes && subscriber is null) return new(Unstreamed());
        if (sender.Perspective.Moment is not null && (mutates || subscribes))
            return new(Refused.Of(mutates ? "AS_OF_MUTATION" : "AS_OF_SUBSCRIPTION", "What was can't be changed: leave ?at= out."));
        // Who changes something sees what became of it.
        var perspective = mutates ? sender.Caller.Seeing(Perspectives.Draft) : sender.Perspective;
        var schema = schemas[perspective];
        var context = new Reader(store, perspective).ToUserContext();
        context[nameof(Writer)] = new Writer(store, sender.Caller);
        subscriber?.AddTo(context);
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = document.Text,
            Document = document.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = document.IsValidIn(schema) ? _eachTime : _firstTime,
            UserContext = context,
            UnhandledExceptionDelegate = failures.LogAsync,
            Timeout = TimeSpan.FromSeconds(settings.Limits.Seconds),
            MaxParallelExecutionCount = Parallel,
            CancellationToken = cancel,
        });
        if (result.Executed) document.NoteValidIn(schema);
        Cost.Tell(context, result);
        return result;
    }

    private static ExecutionError Unstreamed() => Refused.Of("OPERATION_UNSUPPORTED",
        $"Subscribe over Server-Sent Events (Accept: {Accepted.Events}) or a WebSocket (graphql-transport-ws).");
}

using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Marten;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Answers requests from the schema.</summary>
internal sealed class Execution(ISchema schema, ParsedDocuments documents, IDocumentStore store, Failures failures)
{
    // What a query costs depends on its variables, so this is asked each time.
    private static readonly IValidationRule[] _eachTime = [new ComplexityValidationRule(Costs.Options)];
    private static readonly IValidationRule[] _firstTime = [.. DocumentValidator.CoreRules, .. _eachTime];

    private readonly DocumentExecuter _executer = new();

    // One query must not take all connections from the others.
    private const int Parallel = 8;

    /// <summary>The longest that an answer may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The answer to a request, or the errors that keep it from being answered.</summary>
    public async Task<ExecutionResult> AnswerAsync(GraphQLRequest request, Perspective perspective, CancellationToken cancel)
    {
        ParsedDocument document;
        try
        {
            document = documents.Get(request.Query!);
        }
        catch (ExecutionError error)
        {
            return new(error);
        }
        if (Unsupported(document, request) is { } unsupported) return new(unsupported);
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            Document = document.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = document.IsValid ? _eachTime : _firstTime,
            UserContext = new Reader(store, perspective).ToUserContext(),
            UnhandledExceptionDelegate = failures.LogAsync,
            Timeout = Patience,
            MaxParallelExecutionCount = Parallel,
            CancellationToken = cancel,
        });
        document.IsValid |= result.Executed;
        return result;
    }

    /// <summary>Whether the request may be to change something; what can't be parsed is not.</summary>
    public bool IsMutation(GraphQLRequest request)
    {
        try
        {
            return OperationsOf(documents.Get(request.Query!), request).Any(operation => operation.Operation == OperationType.Mutation);
        }
        catch (ExecutionError)
        {
            return false;
        }
    }

    // Without a name any of them may be meant: that of several none is, is for the execution to say.
    private static IEnumerable<GraphQLOperationDefinition> OperationsOf(ParsedDocument document, GraphQLRequest request) =>
        document.Document.Definitions.OfType<GraphQLOperationDefinition>()
            .Where(one => request.OperationName is null || one.Name?.StringValue == request.OperationName);

    private ExecutionError? Unsupported(ParsedDocument document, GraphQLRequest request) =>
        OperationsOf(document, request).Select(operation => operation.Operation switch
        {
            OperationType.Mutation when schema.Mutation is null => "mutations",
            OperationType.Subscription when schema.Subscription is null => "subscriptions",
            _ => null,
        }).FirstOrDefault(kind => kind is not null) is { } missing
            ? Refused.Of("OPERATION_UNSUPPORTED", $"This schema has no {missing}: it has queries only.")
            : null;
}

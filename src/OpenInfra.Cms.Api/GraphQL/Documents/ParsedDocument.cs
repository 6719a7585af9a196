using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQLParser.AST;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>A document, and in which schemas it has passed the rules that don't depend on variables.</summary>
internal sealed class ParsedDocument(string text, GraphQLDocument document)
{
    private readonly ConcurrentDictionary<ISchema, bool> _valid = new();

    public string Text => text;

    public GraphQLDocument Document => document;

    /// <summary>Whether it has passed the rules in this schema before.</summary>
    public bool IsValidIn(ISchema schema) => _valid.ContainsKey(schema);

    /// <summary>Notes that it has.</summary>
    public void NoteValidIn(ISchema schema) => _valid.TryAdd(schema, true);

    /// <summary>
    /// Whether a request may mean an operation of a kind. Without a name it may mean any; that of several it means none is for the
    /// execution to say.
    /// </summary>
    public bool Has(OperationType kind, string? name) => document.Definitions.OfType<GraphQLOperationDefinition>()
        .Any(operation => operation.Operation == kind && (name is null || operation.Name?.StringValue == name));
}

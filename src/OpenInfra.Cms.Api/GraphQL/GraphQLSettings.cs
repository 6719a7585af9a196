using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL;

/// <summary>What an operator decides about GraphQL, in the section "GraphQL" of the configuration.</summary>
internal sealed record GraphQLSettings
{
    /// <summary>Whether clients may ask for the schema, as text and in GraphiQL too; where not, errors don't tell its names either.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>A file or folder of documents that clients may name by an id; null where there are none.</summary>
    public string? Documents { get; init; }

    /// <summary>Whether only those documents are answered.</summary>
    public bool DocumentsOnly { get; init; }

    /// <summary>The most requests in one body; with 1, a list of requests is none.</summary>
    public int Batch { get; init; } = 1;

    public Limits Limits { get; init; } = new();

    /// <summary>The settings of a configuration.</summary>
    /// <exception cref="SettingException">One of them can't be used.</exception>
    public static GraphQLSettings Of(IConfiguration configuration)
    {
        var (settings, usual) = (new Settings(configuration.GetSection("GraphQL")), new GraphQLSettings());
        var read = new GraphQLSettings
        {
            Introspection = settings.Flag(nameof(Introspection), usual.Introspection),
            Documents = settings.Text(nameof(Documents)),
            DocumentsOnly = settings.Flag(nameof(DocumentsOnly), usual.DocumentsOnly),
            Batch = settings.Number(nameof(Batch), usual.Batch),
            Limits = Limits.Of(settings.Section(nameof(Limits))),
        };
        settings.RefuseOthers();
        return !read.DocumentsOnly || read.Documents is not null ? read
            : throw new SettingException("GraphQL:DocumentsOnly needs GraphQL:Documents, the file or folder that they are in.");
    }
}

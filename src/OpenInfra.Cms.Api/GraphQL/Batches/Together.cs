using GraphQL.DataLoader;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>Several results of batches as one list, in their order.</summary>
internal sealed class Together(IReadOnlyList<object?> parts) : IDataLoaderResult
{
    public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) =>
        await Task.WhenAll(parts.Select(part =>
            part is IDataLoaderResult later ? later.GetResultAsync(cancellationToken) : Task.FromResult(part)));
}

using Microsoft.AspNetCore.Http.Extensions;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>Says where a list goes on.</summary>
internal static class NextPage
{
    /// <summary>The Link header to the page that comes next: the same address, after another place.</summary>
    public static string Link(HttpRequest request, string next)
    {
        var given = request.Query.Where(one => !one.Key.Equals("after", StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(given) { { "after", next } };
        return $"<{request.PathBase.Add(request.Path).ToUriComponent()}{query}>; rel=\"next\"";
    }
}

using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Writes every problem as problem+json: ASP.NET's own writer would leave out those that an Accept header excludes.</summary>
internal sealed class ProblemJson : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var status = problem.Status ??= http.Response.StatusCode;
        Name(problem, status);
        problem.Detail ??= DetailOf(status, http.Request);
        if (status >= StatusCodes.Status500InternalServerError)
            problem.Extensions["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier;
        http.Response.ContentType = "application/problem+json";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, Wire.Json), http.RequestAborted);
    }

    /// <summary>Gives a problem its type and title: none here means more than its status says, and RFC 9457 has a type for that.</summary>
    public static void Name(ProblemDetails problem, int status) =>
        (problem.Type, problem.Title) = ("about:blank", ReasonPhrases.GetReasonPhrase(status));

    private static string? DetailOf(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Method} can't be done here; the Allow header says what can.",
        >= StatusCodes.Status500InternalServerError => "Something went wrong in the service. It is in its log, with this trace id.",
        _ => null,
    };
}

internal static class ProblemWriting
{
    extension(IServiceCollection services)
    {
        /// <summary>Makes everything that goes wrong an answer in problem+json.</summary>
        public void AddProblemJson()
        {
            services.AddSingleton<IProblemDetailsWriter, ProblemJson>();
            services.AddProblemDetails();
            services.AddSingleton<Unavailability>();
            services.AddSingleton<IExceptionHandler>(all => all.GetRequiredService<Unavailability>());
        }
    }
}

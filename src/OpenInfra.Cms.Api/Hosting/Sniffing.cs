namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Keeps browsers from taking an answer for anything but what its Content-Type says.</summary>
internal static class Sniffing
{
    extension(IApplicationBuilder app)
    {
        // At the last moment, because an error page clears what was set before.
        public void UseNoSniff() => app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }
}

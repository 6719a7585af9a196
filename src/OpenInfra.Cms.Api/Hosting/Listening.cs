using Microsoft.AspNetCore.Connections;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Where the service listens, and what to say where it can't.</summary>
internal static class Listening
{
    private const string Default = "http://localhost:5080", Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Listens on the default address unless any setting says where.</summary>
        public void ListenByDefault()
        {
            var settings = builder.Configuration;
            string[] others = ["urls", "http_ports", "https_ports"];
            if (others.All(name => string.IsNullOrWhiteSpace(settings[name])) && !settings.GetSection("Kestrel:Endpoints").Exists())
                builder.WebHost.UseUrls(Default);
            // Both would log, with its stack trace, what keeps the service from starting and is said in one line.
            builder.Logging.AddFilter(Kestrel, level => level is >= LogLevel.Warning and < LogLevel.Critical);
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Critical);
        }
    }

    extension(IConfiguration settings)
    {
        /// <summary>One line on why the service can't listen; null where that isn't what went wrong.</summary>
        public string? ComplaintOf(Exception error)
        {
            if (error.StackTrace?.Contains(Kestrel, StringComparison.Ordinal) != true) return null;
            var urls = settings["urls"] is { Length: > 0 } given ? given : Default;
            return error is IOException { InnerException: AddressInUseException }
                ? $"{urls} is in use; --urls http://localhost:8080 serves elsewhere."
                : $"Can't listen on {urls}: {error.Message.Split('\n')[0].TrimEnd('.')}. Use for example --urls http://localhost:8080.";
        }
    }
}

using Npgsql;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Storage;

/// <summary>Reads connection strings that people write.</summary>
internal static class ConnectionStrings
{
    private const string Form = "Host=...;Username=...;Password=...;Database=...";

    /// <summary>The connection string as Npgsql writes it.</summary>
    /// <exception cref="PostgresUnavailableException">It can't be read.</exception>
    public static string Checked(string text)
    {
        if (text.TrimStart().StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && text.Contains("://", StringComparison.Ordinal))
            throw new PostgresUnavailableException($"{DatabaseComplaint.Setting} is a URL; it must be in Npgsql's form: {Form}");
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            // Some values are only refused, or found missing, when somebody is about to connect.
            using var source = NpgsqlDataSource.Create(parts);
            return parts.ConnectionString;
        }
        // Npgsql's own message may hold a part of the password.
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new PostgresUnavailableException(
                $"{DatabaseComplaint.Setting} can't be read. Its form is {Form}, and a value with ; or = needs quotes: Password='a;b'.");
        }
    }
}

using Npgsql;

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>
/// What PostgreSQL brings along but doesn't have until somebody creates it: the schema that each is in, null where it can't be had.
/// </summary>
/// <param name="Unaccent">Takes accents off letters.</param>
/// <param name="Trigrams">Finds words that are alike.</param>
/// <param name="Lacking">What the search goes without, in a sentence for each, and how to change that.</param>
internal sealed record Extensions(string? Unaccent, string? Trigrams, IReadOnlyList<string> Lacking)
{
    private const string AccentRemover = "unaccent", TrigramMatcher = "pg_trgm";

    /// <summary>Creates them where they are not there and may be created.</summary>
    public static async Task<Extensions> CreateAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var lacking = new List<string>();
        var unaccent = await CreateAsync(connection, AccentRemover, "finds letters with accents only as they are written", lacking, cancel);
        var trigrams = await CreateAsync(connection, TrigramMatcher, "has no suggestions for misspelt words", lacking, cancel);
        return new(unaccent, trigrams, lacking);
    }

    private static async Task<string?> CreateAsync(
        NpgsqlConnection connection, string name, string consequence, List<string> lacking, CancellationToken cancel)
    {
        try
        {
            if (await SchemaOfAsync(connection, name, cancel) is { } there) return there;
            await connection.ExecuteAsync($"create extension if not exists {name}", cancel);
            return await SchemaOfAsync(connection, name, cancel);
        }
        // Not installed on the server, or not for this user to create.
        catch (PostgresException error)
        {
            lacking.Add($"The search {consequence}: the database lacks the extension {name} ({error.MessageText}). "
                + $"Who may: create extension {name}; and start again.");
            return null;
        }
    }

    private static async Task<string?> SchemaOfAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = $1
            """;
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancel) as string;
    }
}

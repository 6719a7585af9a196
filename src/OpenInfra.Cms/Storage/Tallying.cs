using Npgsql;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Storage;

/// <summary>Makes the database keep the counts of what is published.</summary>
internal static class Tallying
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>Counts the entries of a type and sees to it that the counts follow, where the same isn't counted already.</summary>
        public Task TallyAsync(ContentType type, CancellationToken cancel) =>
            connection.DefineAsync(Made.Function(Tally.FunctionOf(type)), Tally.DefinitionOf(type), cancel);
    }
}

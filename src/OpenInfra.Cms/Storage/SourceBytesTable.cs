using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace OpenInfra.Cms.Storage;

/// <summary>The files of all sources, to the byte, each once: key is the SHA-256 of its bytes.</summary>
internal sealed class SourceBytesTable : Table
{
    public SourceBytesTable() : base(PostgresqlProvider.Instance.Parse(StoreSchema.Name, "source_bytes"))
    {
        AddColumn<string>("hash").AsPrimaryKey();
        AddColumn("bytes", "bytea").NotNull();
    }
}

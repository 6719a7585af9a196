using System.Text;
using Npgsql;

namespace OpenInfra.Cms.Reading;

/// <summary>SQL in the making. Whatever comes from outside becomes a parameter, so no text of a request is ever part of the SQL.</summary>
internal sealed class Statement
{
    private readonly StringBuilder _sql = new();
    private readonly List<NpgsqlParameter> _parameters = [];
    private int _aliases;

    public Statement Add(string sql)
    {
        _sql.Append(sql);
        return this;
    }

    /// <summary>Adds a parameter; its place in the SQL: "$1".</summary>
    public string Parameter(object value)
    {
        _parameters.Add(new() { Value = value });
        return $"${_parameters.Count}";
    }

    /// <summary>A name for a table of a subquery that nothing else in this statement has.</summary>
    public string Alias() => $"t{++_aliases}";

    public NpgsqlCommand ToCommand()
    {
        var command = new NpgsqlCommand(_sql.ToString());
        command.Parameters.AddRange(_parameters.ToArray());
        return command;
    }
}

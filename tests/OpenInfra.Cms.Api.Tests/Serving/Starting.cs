using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

public sealed class Starting(TestDatabases databases)
{
    [Fact]
    public async Task It_listens_where_ASPNETCORE_URLS_says()
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = await databases.NewAsync(), ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" } };
        using var service = shell.Start(Service.Command);
        var url = await Service.ReadyAsync(service);
        Service.Signal("TERM", service.Id);
        await service.WaitForExitAsync(Cancel);
        Assert.NotEqual(5080, url.Port);
        Assert.Equal(0, service.ExitCode);
    }

    [Fact]
    public async Task A_busy_port_is_one_line_that_says_what_to_do()
    {
        using var someone = new TcpListener(IPAddress.Loopback, 0);
        someone.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)someone.LocalEndpoint).Port}";
        Assert.Equal($"{url} is in use; --urls http://localhost:8080 serves elsewhere.", await RefusalAsync(await databases.NewAsync(), $"--urls {url}"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://localhost:0")]
    public async Task An_address_that_is_none_is_one_line(string url) =>
        Assert.StartsWith($"Can't listen on {url}: ", await RefusalAsync(await databases.NewAsync(), $"--urls {url}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=s3cret;Database=d", "The database at 127.0.0.1:1 (ConnectionStrings__Cms) can't be reached: Connection refused")]
    [InlineData("Host=no.such.host.invalid;Username=u;Password=s3cret", "The database at no.such.host.invalid:5432 (ConnectionStrings__Cms) can't be reached")]
    [InlineData("Host=x;Username=u;Password=a;s3cret", "a value with ; or = needs quotes")]
    [InlineData("Host=x;Port=s3cret", "ConnectionStrings__Cms can't be read")]
    [InlineData("Username=u;Password=s3cret", "ConnectionStrings__Cms can't be read")]
    [InlineData("postgresql://u:s3cret@localhost/cms", "ConnectionStrings__Cms is a URL; it must be in Npgsql's form: Host=")]
    public async Task No_database_is_one_line_without_the_password(string connectionString, string words)
    {
        var refusal = await RefusalAsync(connectionString);
        Assert.Contains(words, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--PreviewUrl=https://example.org/", "PreviewUrl is a URL of the site that has {token}")]
    [InlineData("--PreviewUrl=/preview/{token}", "PreviewUrl is a URL of the site that has {token}")]
    [InlineData("--Authentication:Schemes:Bearer:ValidAudience=cms", "Bearer needs an Authority, a JwksFile or SigningKeys")]
    [InlineData("--Authentication:Schemes:Bearer:Authority=https://id.example.org", "Bearer needs a ValidAudience")]
    [InlineData("--Authentication:Schemes:Bearer:JwksFile=/no/such/file", "Bearer can't be used: Could not find")]
    [InlineData("--Authentication:Schemes:Bearer:Authority=http://id.example.org", "Bearer can't be used: The MetadataAddress or Authority")]
    public async Task Settings_that_let_nobody_in_are_one_line(string setting, string words) =>
        Assert.Contains(words, await RefusalAsync(await databases.NewAsync(), $"--urls http://127.0.0.1:0 {setting}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_user_without_rights_is_one_line_that_says_which_it_needs()
    {
        var role = $"poor_{Guid.NewGuid():n}";
        var database = new NpgsqlConnectionStringBuilder(await EmptyAsync("template0"));
        await ExecuteAsync($"create role {role} login password 'x'");
        (database.Username, database.Password) = (role, "x");
        var refusal = await RefusalAsync(database.ConnectionString);
        Assert.Contains("permission denied", refusal, StringComparison.Ordinal);
        Assert.Contains("grant create on database", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused() =>
        Assert.Contains("content needs UTF8", await RefusalAsync(await EmptyAsync("template0 encoding 'LATIN1' locale 'C'")), StringComparison.Ordinal);

    [Theory]
    [InlineData("--GraphQL:Limits:Dept=5", "There is no setting GraphQL:Limits:Dept; GraphQL:Limits has Aliases, ")]
    [InlineData("--GraphQL:Limits:Depth=deep", "GraphQL:Limits:Depth is a whole number from 1 to 1000000000, not \"deep\".")]
    [InlineData("--GraphQL:Limits:Nesting=100000", "GraphQL:Limits:Nesting is a whole number from 1 to 256")]
    [InlineData("--GraphQL:Introspection=no", "GraphQL:Introspection is true or false, not \"no\".")]
    [InlineData("--GraphQL:DocumentsOnly=true", "GraphQL:DocumentsOnly needs GraphQL:Documents")]
    [InlineData("--GraphQL:Documents=none.json", "GraphQL:Documents can't be read: ")]
    [InlineData("--GraphQL:Documents=$(echo [] >d.json && echo d.json)", "GraphQL:Documents: d.json has to be ")]
    [InlineData("--GraphQL:Documents=$(echo '{\"a\": \"{\"}' >d.json && echo d.json)", "GraphQL:Documents: the document \"a\" can't be answered: ")]
    public async Task A_setting_that_cannot_be_used_is_one_line(string setting, string words) =>
        Assert.StartsWith(words, await RefusalAsync(await databases.NewAsync(), $"--urls http://127.0.0.1:0 {setting}"), StringComparison.Ordinal);

    private static async Task<string> RefusalAsync(string connectionString, string arguments = "--urls http://127.0.0.1:0")
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = connectionString } };
        var (code, output, errors) = await shell.RunAsync($"{Service.Command} {arguments}", Cancel);
        Assert.Equal((2, ""), (code, output));
        return Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<string> EmptyAsync(string template)
    {
        var name = $"cms_{Guid.NewGuid():n}";
        await ExecuteAsync($"create database {name} template {template}");
        return new NpgsqlConnectionStringBuilder(await databases.NewAsync()) { Database = name }.ConnectionString;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await databases.NewAsync());
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}

using System.Net.Sockets;
using System.Text;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class BreakingOff(Rest.Failing.Logged cms) : IClassFixture<Rest.Failing.Logged>
{
    [Fact]
    public async Task A_body_that_its_client_cuts_off_is_no_error_of_the_service()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(cms.Http.BaseAddress!.Host, cms.Http.BaseAddress.Port, Cancel);
        var wire = client.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query"), Cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(wire);
        var text = await AnswerAsync(answer);

        Assert.Empty(cms.Errors);
        Assert.True(text is "" || text.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task An_operation_that_the_schema_has_not_is_no_error_of_the_service()
    {
        Assert.Equal("OPERATION_UNSUPPORTED", await cms.Http.ErrorAsync("subscription { x }"));
        Assert.Empty(cms.Errors);
    }

    // The service may also break the connection off that its client has half closed.
    private static async Task<string> AnswerAsync(StreamReader answer)
    {
        try
        {
            return await answer.ReadToEndAsync(Cancel);
        }
        catch (IOException)
        {
            return "";
        }
    }
}

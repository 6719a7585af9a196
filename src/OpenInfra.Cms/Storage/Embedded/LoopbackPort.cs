using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>Ports of 127.0.0.1 to listen on.</summary>
internal static class LoopbackPort
{
    /// <summary>The preferred port where it is free, otherwise any. Someone may still take it before the server does.</summary>
    public static int Choose(int? preferred)
    {
        for (var port = preferred ?? Any(); ; port = Any())
        {
            if (IsFree(port)) return port;
        }
    }

    // Below the ports that systems give to outgoing connections, so that it is likely free again after a restart.
    private static int Any() => RandomNumberGenerator.GetInt32(15_000, 32_000);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

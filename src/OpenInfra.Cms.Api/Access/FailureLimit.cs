using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Counts bad credentials by the address they come from. Good ones are never counted, nor kept waiting.</summary>
internal sealed class FailureLimit : IDisposable
{
    /// <summary>How many bad credentials an address may send in a minute.</summary>
    public const int PerMinute = 30;

    private static readonly FixedWindowRateLimiterOptions _window = new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) };

    private readonly PartitionedRateLimiter<IPAddress?> _failures = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(NetworkOf(address), _ => _window));

    /// <summary>Counts one; how long to wait where there were too many.</summary>
    public TimeSpan? Count(IPAddress? address)
    {
        using var lease = _failures.AttemptAcquire(address);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : _window.Window;
    }

    public void Dispose() => _failures.Dispose();

    // Who has one IPv6 address has 2^64 of them.
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => $"{address}",
    };
}

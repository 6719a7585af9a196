using System.Globalization;

namespace OpenInfra.Cms.Api.Tests.Soaking;

/// <summary>How long the tests here run: a moment among all others, or as ./cms soak says.</summary>
internal static class Length
{
    /// <summary>How many times as long as among all others.</summary>
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CMS_SOAK_FACTOR"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? factor : 1;
}

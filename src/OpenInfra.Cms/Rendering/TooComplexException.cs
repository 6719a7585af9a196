using System.Diagnostics.CodeAnalysis;

namespace OpenInfra.Cms.Rendering;

/// <summary>Ends the rendering of a text that would take unreasonably long or deep; never seen outside of this folder.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only thrown here.")]
internal sealed class TooComplexException(string of) : Exception($"Too many {of} to render.")
{
    public static void ThrowIf([DoesNotReturnIf(true)] bool tooMany, string of)
    {
        if (tooMany) throw new TooComplexException(of);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Finds what is no UTF-8 (RFC 3629).</summary>
internal static class Utf8Check
{
    /// <summary>The place of the first byte that can't be read; -1 for none.</summary>
    public static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return -1;
        var place = 0;
        while (Rune.DecodeFromUtf8(bytes[place..], out _, out var length) == OperationStatus.Done) place += length;
        return place;
    }
}

using System.Globalization;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>Scores as texts, to the last bit.</summary>
internal static class Score
{
    public static string Write(float score) => score.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The score; null for what is none.</summary>
    public static float? Read(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && float.IsFinite(score) ? score : null;
}

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>How much a document may stand for, so that one that is small to write is never huge to read.</summary>
internal sealed class Limits(string language)
{
    /// <summary>How many levels deep values may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many values a document may hold, those behind aliases counted each time.</summary>
    public const int MaxValues = 200_000;

    /// <summary>The largest document that is read, in bytes; its values can't be longer, but for aliases.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>How much there is by now.</summary>
    public Size Total { get; private set; }

    /// <summary>Counts values.</summary>
    /// <exception cref="SourceException">Those are too many.</exception>
    public void Add(Size size, int line, int column)
    {
        Total += size;
        if (Total.Values > MaxValues)
            throw new SourceException($"The {language} stands for more than {MaxValues:N0} values; make several files of it.", line,
                column);
        if (Total.Characters > MaxBytes)
            throw new SourceException($"The {language} stands for more than {MaxBytes:N0} characters; use fewer aliases.", line, column);
    }

    /// <summary>How much some values are.</summary>
    public readonly record struct Size(long Values, long Characters)
    {
        public static Size operator +(Size one, Size other) => new(one.Values + other.Values, one.Characters + other.Characters);

        public static Size operator -(Size one, Size other) => new(one.Values - other.Values, one.Characters - other.Characters);
    }
}

using Npgsql;

namespace OpenInfra.Cms.Editing;

/// <summary>Says what another entry has already, by the constraint that kept it.</summary>
internal static class Taken
{
    public static Problem ProblemOf(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { ConstraintName: { } constraint }) return ProblemOf(constraint);
        }
        return new("/slug", "Another entry has this id; give another slug.");
    }

    private static Problem ProblemOf(string constraint) => constraint switch
    {
        _ when constraint.EndsWith("_draft_slug", StringComparison.Ordinal) => new("/slug", "Another entry has this slug; give another one."),
        _ when constraint.EndsWith("_published_slug", StringComparison.Ordinal) => new("/slug", "Another entry is published under this slug; give another one."),
        _ when constraint.EndsWith("_route", StringComparison.Ordinal) => new("/path", "Another entry has just taken this path; give another one."),
        _ => new("/slug", "Another entry has this id; give another slug."),
    };
}

using JasperFx;
using JasperFx.Core.Reflection;
using Npgsql;

namespace OpenInfra.Cms.Editing;

/// <summary>Says what another entry has already, by the constraint that kept it.</summary>
internal static class Taken
{
    /// <summary>What is wrong where somebody took a path at the same moment.</summary>
    public static Problem Path { get; } = new("/path", "Another entry has just taken this path; give another one.");

    /// <summary>Whether it is a path that somebody else took, or gave up, at the same moment.</summary>
    public static bool IsRoute(ConcurrencyException error) => error.DocType == typeof(Route).FullNameInCode();

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
        _ when constraint.EndsWith("_route", StringComparison.Ordinal) => Path,
        _ => new("/slug", "Another entry has this id; give another slug."),
    };
}

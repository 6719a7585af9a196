using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Editing.Submissions;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Refused changes in the words of HTTP.</summary>
internal static class Refusals
{
    extension(Refusal refusal)
    {
        /// <summary>The answer to a change that was refused.</summary>
        /// <param name="type">The type of the entry.</param>
        /// <param name="slug">The slug that was asked for; empty for a new entry.</param>
        /// <param name="json">The body, if it was JSON, in which problems have lines.</param>
        /// <param name="linesBefore">How many lines of the request are before it.</param>
        public IResult ToAnswer(ContentType type, string slug, ReadOnlySpan<byte> json, int linesBefore) => refusal switch
        {
            Refusal.NotFound => Problems.NoEntry(type, slug),
            Refusal.Invalid(var problems) => Problems.Invalid(json.IsEmpty ? problems : [.. JsonPlaces.Locate(problems, json).Select(one => one.Below(linesBefore))]),
            Refusal.Unreadable(var problem) => Problems.Malformed(problem),
            Refusal.Stale stale => Problems.Stale(stale),
            Refusal.Conflict(var problem) => Problems.Conflict(problem),
            Refusal.Referred(var by) => Problems.Referred(by),
            Refusal.Misplaced(var detail) => Problems.Misplaced(detail),
            _ => throw new InvalidOperationException($"No answer for {refusal}."),
        };
    }
}

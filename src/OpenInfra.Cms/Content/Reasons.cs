namespace OpenInfra.Cms.Content;

/// <summary>Refusals in words, for histories, logs and people.</summary>
public static class Reasons
{
    /// <summary>Why two changes that can be joined are not published at once.</summary>
    public const string Unseen =
        "What others have saved isn't published unseen: merge without publish, look at what comes of it, and publish that.";

    private const int Named = 3;

    extension(Refusal why)
    {
        /// <summary>The refusal in a sentence or two.</summary>
        public string Reason => why switch
        {
            Refusal.NotFound => "There is no such entry.",
            Refusal.Invalid(var problems) => string.Join(' ', problems.Select(problem => problem.Detail)),
            Refusal.Unreadable(var problem) => problem.Detail,
            Refusal.Stale { Remedy: Remedy.MergeAndLook, Version: { } version } =>
                $"It has been changed since: it is at version {version}. {Unseen}",
            Refusal.Stale { Version: { } version } => $"It has been changed since: it is at version {version}.",
            Refusal.Stale => "It has been changed since.",
            Refusal.Referred({ Count: 1 } by) => $"{by.Ids[0]} refers to it.",
            Refusal.Referred(var by) => $"{by.Count} entries refer to it, as {string.Join(", ", by.Ids.Take(Named))}.",
            Refusal.Misplaced(var detail) => detail,
            Refusal.Conflict(var problem) => problem.Detail,
            _ => throw new InvalidOperationException($"No words for {why}."),
        };
    }
}

using OpenInfra.Cms.Importing.Applying;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing;

/// <summary>Accounts for every file: what came of its entries.</summary>
internal sealed class Accounting(Source source, IReadOnlyList<Decision> decisions, Detection detection)
{
    private readonly ILookup<string, Decision> _byFile = decisions
        .SelectMany(decision => decision.Planned.Files.Select(file => (file, decision))).ToLookup(one => one.file, one => one.decision);
    private IReadOnlyDictionary<string, string> _failures = new Dictionary<string, string>();

    /// <summary>Notes which entries could not be written, and why.</summary>
    public void Fail(IReadOnlyDictionary<string, string> reasons) => _failures = reasons;

    /// <summary>The ids of the entries that are as the source wants them.</summary>
    public IReadOnlySet<string> Settled => decisions
        .Where(decision => OutcomeOf(decision) < ImportOutcome.Conflict).Select(decision => decision.Planned.Id).ToHashSet();

    public ImportReport Report(Notebook notebook, int events) => new()
    {
        Events = events,
        Files =
        [
            .. source.Documents.Select(Report)
                .Concat(source.Skipped.Select(problem => Report(problem, ImportOutcome.Skipped)))
                .Concat(source.Failed.Select(problem => Report(problem, ImportOutcome.Failed)))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ],
        Warnings = notebook.Warnings,
    };

    private FileReport Report(SourceDocument document)
    {
        var entries = _byFile[document.Path].DistinctBy(decision => decision.Planned.Id).ToList();
        if (entries is []) return new(document.Path, ImportOutcome.Skipped, [], detection.Tell(document).Why, null, null);
        var worst = entries.MaxBy(OutcomeOf)!;
        var reason = _failures.GetValueOrDefault(worst.Planned.Id) ?? worst.Reason;
        var place = reason is null ? (int?)null : 1;
        return new(document.Path, OutcomeOf(worst), [.. entries.Select(decision => decision.Planned.Id)], reason, place, place);
    }

    private static FileReport Report(FileProblem problem, ImportOutcome outcome) =>
        new(problem.Path, outcome, [], problem.Reason, problem.Line > 0 ? problem.Line : null, problem.Column > 0 ? problem.Column : null);

    private ImportOutcome OutcomeOf(Decision decision) =>
        _failures.ContainsKey(decision.Planned.Id) ? ImportOutcome.Failed : decision.Outcome;
}

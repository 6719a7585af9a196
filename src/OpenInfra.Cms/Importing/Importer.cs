using Marten;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Applying;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing;

/// <summary>Brings the documents of a source into the store. Importing again what has not changed does nothing.</summary>
public sealed class Importer(IDocumentStore store, IReadOnlyList<ContentType> types)
{
    /// <summary>Whether a file or folder, whose place below a root is given, stands where an import of the root looks.</summary>
    public static bool Walks(string path) => !path.Split(Path.DirectorySeparatorChar).Any(SourceTree.IsForeign);

    /// <summary>Imports the documents below a folder, or one document.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How it is to go.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancel">Ends it between two batches: what is stored by then is whole.</param>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder of this name.</exception>
    /// <exception cref="SiteMapException">The site's cms.yml can't be used.</exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress,
        CancellationToken cancel)
    {
        if (!File.Exists(path) && !Directory.Exists(path)) throw new FileNotFoundException($"There is no file or folder \"{path}\".");
        var notebook = new Notebook();
        var source = Source.Read(path, notebook, progress, cancel);
        var detection = new Detection(types, SiteSettings.Of(source.Documents, types));
        await using var turn = options.DryRun ? null : await Turn.TakeAsync(store, cancel);
        await using var session = store.QuerySession();
        var known = await Known.LoadAsync(session, types, options.Source, source.Documents, cancel);
        var decisions = await DecideAsync(session, [.. source.Documents.SelectMany(detection.CandidatesOf)], options, known, notebook,
            cancel);

        var accounting = new Accounting(source, decisions, detection);
        // First, so that what is gone leaves its path to whoever has it now.
        var (pruned, archived) = options.Prune ? await PruneAsync(session, source, options, known, decisions, cancel) : (null, 0);
        var events = options.DryRun ? decisions.Sum(decision => decision.Events)
            : await WriteAsync(source, options, known, decisions, accounting, progress, cancel);
        return accounting.Report(notebook, events + archived) with { Pruned = pruned };
    }

    private async Task<IReadOnlyList<PlannedEntry>> PlanAsync(
        IQuerySession session, IReadOnlyList<Candidate> candidates, ImportOptions options, Known known, Notebook notebook,
        CancellationToken cancel)
    {
        var asked = candidates.SelectMany(ReferenceResolver.ExplicitIds).ToList();
        var leaving = await session.LeavingAsync(types, options.Source, options.Prune ? known.Ids : [], asked, cancel);
        var named = await session.NamedEntriesAsync(types, leaving, cancel);
        var planner = new Planner(named, known, notebook);
        var existing = await session.ExistingAsync(asked.Concat(planner.AskedIds(candidates).Where(id => known.HashOf(id) is null)),
            cancel);
        return planner.Plan(candidates, existing.Contains, id => existing.Contains(id) && !leaving.Contains(id));
    }

    // In the order of the plan, what is referred to before what refers to it; the plan itself is not kept.
    private async Task<IReadOnlyList<Decision>> DecideAsync(
        IQuerySession session, IReadOnlyList<Candidate> candidates, ImportOptions options, Known known, Notebook notebook,
        CancellationToken cancel)
    {
        var plan = await PlanAsync(session, candidates, options, known, notebook, cancel);
        var deciding = new Deciding(session, options, known, plan, notebook, cancel);
        var decisions = new Dictionary<string, Decision>();
        foreach (var type in types)
        {
            foreach (var decision in await type.Accept(deciding)) decisions.Add(decision.Planned.Id, decision);
        }
        return [.. plan.Select(entry => decisions[entry.Id])];
    }

    private async Task<int> WriteAsync(
        Source source, ImportOptions options, Known known, IReadOnlyList<Decision> decisions, Accounting accounting,
        IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var (total, done) = (decisions.Count(decision => decision.Events > 0), 0);
        var recording = new Recording(options.Source, source.Documents, decisions, known);
        var writing = new Writing(store, options.By, recording, decisions, count => progress?.Report(new("Writing", done += count, total)));
        accounting.Fail(await writing.WriteAsync(cancel));
        await store.ForgetAsync(options.Source, known.RenamedFiles(accounting.Settled, source.Unread), cancel);
        return writing.Events;
    }

    private async Task<(IReadOnlyList<PrunedEntry>? Pruned, int Events)> PruneAsync(
        IQuerySession session, Source source, ImportOptions options, Known known, IReadOnlyList<Decision> decisions,
        CancellationToken cancel)
    {
        var unread = source.Unread;
        var gone = known.Gone(decisions.Select(decision => decision.Planned.Id).ToHashSet(), unread);
        var shared = await Pruning.SharedAsync(session, options.Source, gone.Keys, cancel);
        var pruning = new Pruning(store, options, gone.Where(one => !shared.Contains(one.Key)).ToDictionary(), cancel);
        var pruned = new List<PrunedEntry>();
        // What others refer to by name comes last, when it is known which of those stay.
        foreach (var type in types.OrderBy(type => type.Source.Name is not null)) pruned.AddRange(await type.Accept(pruning));
        var conflicts = pruned.Where(entry => entry.Outcome == ImportOutcome.Conflict).Select(entry => entry.Path).ToHashSet();
        if (!options.DryRun)
            await store.ForgetAsync(options.Source, known.GoneFiles(unread).Where(path => !conflicts.Contains(path)), cancel);
        return (pruned, pruning.Events);
    }
}

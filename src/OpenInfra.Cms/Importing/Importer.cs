using Marten;
using OpenInfra.Cms.Importing.Applying;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing;

/// <summary>Brings the documents of a source into the store. Importing again what has not changed does nothing.</summary>
public sealed class Importer(IDocumentStore store, IReadOnlyList<ContentType> types)
{
    /// <summary>Imports the documents below a folder, or one document.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How it is to go.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancel">Ends it between two batches: what is stored by then is whole.</param>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder of this name.</exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!File.Exists(path) && !Directory.Exists(path)) throw new FileNotFoundException($"There is no file or folder \"{path}\".");
        var notebook = new Notebook();
        var source = Source.Read(path, notebook, progress, cancel);
        await using var turn = options.DryRun ? null : await Turn.TakeAsync(store, cancel);
        var (decisions, known) = await DecideAsync(source, options, notebook, cancel);

        var accounting = new Accounting(source, decisions);
        if (options.DryRun) return accounting.Report(notebook, decisions.Sum(decision => decision.Events));
        var (total, done) = (decisions.Count(decision => decision.Events > 0), 0);
        var recording = new Recording(options.Source, source.Documents, decisions, known);
        var writing = new Writing(store, recording, decisions, count => progress?.Report(new("Writing", done += count, total)));
        accounting.Fail(await writing.WriteAsync(cancel));
        return accounting.Report(notebook, writing.Events);
    }

    // In the order of the plan, what is referred to before what refers to it; the plan itself is not kept.
    private async Task<(IReadOnlyList<Decision> Decisions, Known Known)> DecideAsync(
        Source source, ImportOptions options, Notebook notebook, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var plan = await PlanAsync(session, source, notebook, cancel);
        var known = await Known.LoadAsync(session, options.Source, source.Documents, cancel);
        var deciding = new Deciding(session, options, known, plan, notebook, cancel);
        var decisions = new Dictionary<string, Decision>();
        foreach (var type in types)
        {
            foreach (var decision in await type.Accept(deciding)) decisions.Add(decision.Planned.Id, decision);
        }
        return ([.. plan.Select(entry => decisions[entry.Id])], known);
    }

    private async Task<IReadOnlyList<PlannedEntry>> PlanAsync(IQuerySession session, Source source, Notebook notebook, CancellationToken cancel)
    {
        var detection = new Detection(types);
        var candidates = source.Documents.SelectMany(detection.CandidatesOf).ToList();
        var named = await session.NamedEntriesAsync(types, cancel);
        var existing = await session.ExistingAsync(candidates.SelectMany(ReferenceResolver.ExplicitIds), cancel);
        return new Planner(named, notebook).Plan(candidates, existing.Contains);
    }
}

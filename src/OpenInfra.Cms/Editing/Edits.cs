using JasperFx;
using Marten;
using Marten.Exceptions;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Editing;

/// <summary>
/// Changes of one entry or of many that are stored together or not at all: their events, the entries that follow from them,
/// the routes and the texts.
/// </summary>
public sealed class Edits(IDocumentSession session)
{
    private readonly Dictionary<string, StoredText> _texts = [];
    private readonly RouteClaims _routes = new();
    private readonly List<Reference> _references = [];
    private readonly DateTimeOffset _now = session.Now;

    /// <summary>How many events are to be appended.</summary>
    public int Events { get; private set; }

    /// <summary>Appends events to an entry as it was read, or starts one; the entry as it will be.</summary>
    public Entry<T> Append<T>(Entry<T>? before, string id, params IReadOnlyList<EntryEvent> events) where T : class, IContent<T>
    {
        var after = before;
        foreach (var what in events) after = Lifecycle.Then(after, id, what, (after?.Version ?? 0) + 1, _now);

        object[] appended = [.. events];
        var stream = before is null ? session.Events.StartStream<Entry<T>>(id, appended) : session.Events.Append(id, after!.Version, appended);
        foreach (var one in stream.Events) one.Timestamp = _now;
        Events += events.Count;
        _routes.Move(id, before?.Published?.Path, after!.Published?.Path);
        foreach (var revised in events.OfType<Revised<T>>()) Include(T.Definition, revised.Content, before?.Draft.Content);
        return after;
    }

    /// <summary>Stores all changes in one transaction; null when that is done, or the reason why nothing is.</summary>
    /// <param name="isKnown">Ids that count as there, though they may be stored only later; null for none.</param>
    /// <param name="cancel">Ends the wait; what was not committed by then is not done.</param>
    public async Task<Refusal?> CommitAsync(Func<string, bool>? isKnown, CancellationToken cancel)
    {
        var open = _references.Where(reference => isKnown?.Invoke(reference.Id) != true);
        if (await session.MissingAsync(open, cancel) is { Count: > 0 } missing) return new Refusal.Invalid(missing);
        if (await _routes.ApplyAsync(session, cancel) is { } taken) return new Refusal.Conflict(taken);
        session.StoreTexts(_texts.Values);
        return await SaveAsync(cancel);
    }

    // A text that the draft had already is stored, and was rendered then.
    private void Include(ContentType type, object content, object? before)
    {
        _references.AddRange(type.ReferencesOf(content));
        var known = before is null ? [] : TextsIn(type, before).Select(text => text.Hash).ToHashSet();
        foreach (var text in TextsIn(type, content).Where(text => text.Source is { Length: > 0 } && !known.Contains(text.Hash)))
        {
            if (!_texts.ContainsKey(text.Hash)) _texts.Add(text.Hash, StoredText.Of(text));
        }
    }

    private static IEnumerable<Markdown> TextsIn(ContentType type, object content) =>
        type.Fields.Where(field => field.Kind == FieldKind.Markdown).SelectMany(field => field.ValuesOf(content)).Cast<Markdown>();

    private async Task<Refusal?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await session.SaveChangesAsync(cancel);
            return null;
        }
        catch (ConcurrencyException error) when (Taken.IsRoute(error))
        {
            return new Refusal.Conflict(Taken.Path);
        }
        catch (ConcurrencyException)
        {
            return new Refusal.Stale();
        }
        catch (Exception error) when (error is ExistingStreamIdCollisionException or DocumentAlreadyExistsException)
        {
            return new Refusal.Conflict(Taken.ProblemOf(error));
        }
    }
}

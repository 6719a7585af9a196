using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Turns what documents call other entries into ids.</summary>
internal sealed class ReferenceResolver(NamedEntries named, Func<string, string?> find, Notebook notebook)
{
    /// <summary>Makes the entries that this candidate names and no document defines, also where the database has them.</summary>
    public void MakeNamed(Candidate candidate)
    {
        foreach (var field in candidate.Type.Fields.Where(field => field.Target?.Source.IsMadeByName == true))
        {
            if (candidate[field.Name] is not { } node) continue;
            foreach (var reference in ReferencesIn(node, field.Target!))
            {
                var path = candidate.Document.Path;
                if (!named.IsPlanned(Resolve(reference, field.Target!, path)) && Made(reference, field.Target!, candidate) is { } made)
                    named.Add(made);
                if (reference.Label is { } label && named.Find(field.Target!, label) is { } found)
                    found.Mention ??= (path, reference.Node.Line);
            }
        }
    }

    /// <summary>The ids that a candidate writes out, of which only the database may know whether they are there.</summary>
    public static IEnumerable<string> ExplicitIds(Candidate candidate) =>
        from relation in candidate.Type.Relations
        from item in candidate[relation.Path[0].Name]?.Items ?? []
        let node = relation.Path.Count == 1 ? item : item.At(string.Join('.', relation.Path.Skip(1).Select(field => field.Name)))
        where node is { Text: not null }
        select IdOf(relation.Target, node.Text!.Trim());

    /// <summary>The ids that the parts of a value refer to; null for each part that refers to nothing.</summary>
    public IEnumerable<(SourceNode Node, string? Id)> IdsOf(SourceNode node, ContentType target, string path) =>
        target.Source.Name is null
            ? node.Items.Select(item => (item, item.Text is { } text ? find(IdOf(target, text.Trim())) : null))
            : ReferencesIn(node, target).Select(reference => (reference.Node, Resolve(reference, target, path)));

    private IEnumerable<NameReference> ReferencesIn(SourceNode node, ContentType target) =>
        NameReference.In(node, target.Source, text => named.Find(target, text) is not null || target.Owns(text));

    private string? Resolve(NameReference reference, ContentType target, string path)
    {
        var byId = reference.ExternalId is { } external ? named.FindThere(target, external) : null;
        if (reference.Label is not { } label) return byId?.Id;
        if (target.Owns(label)) return find(label);
        var byLabel = named.FindThere(target, label);
        // One that was renamed here has the id that this label once gave it.
        if (byLabel is null && byId is not null && (!target.Source.IsMadeByName || byId.Slug == Slugs.Of(label))) return byId.Id;
        if (byId is not null && byId != byLabel)
            notebook.Warn(path, reference.Node.Line,
                $"The id \"{reference.ExternalId}\" and the label \"{label}\" name different entries; the label is used.");
        return byLabel?.Id;
    }

    private Candidate? Made(NameReference reference, ContentType target, Candidate from)
    {
        if ((reference.Label ?? reference.ExternalId) is not { } name || target.Owns(name)) return null;
        var values = new SourceMapping([], reference.Node.Line, reference.Node.Column).With(target.Source.Name!, name);
        if (reference is { Label: { } label, ExternalId: { } external }
            && (named.Find(target, external) is not { } has || has == named.Find(target, label)))
            values = values.With("aliases", external);
        return new(target, values, from.Document, IsWhole: false) { IsMention = true };
    }

    private static string IdOf(ContentType target, string text) => target.Owns(text) ? text : target.IdOf(text);
}

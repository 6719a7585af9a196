using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Tells what a document is, by its dialect: Gatsby and Netlify CMS name a templateKey, Eleventy a layout, this product a type or a folder.</summary>
internal sealed class Detection(IReadOnlyList<ContentType> types)
{
    private static readonly string[] _makersFiles = ["README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "CODE_OF_CONDUCT", "SECURITY"];

    /// <summary>The entries that a document is or tells of.</summary>
    public IReadOnlyList<Candidate> CandidatesOf(SourceDocument document)
    {
        var candidates = new List<Candidate>();
        var values = document.Values as SourceMapping ?? new SourceMapping([]);
        if (TypeOf(document, values) is { } type) candidates.AddRange(Split(new Candidate(type, values, document, IsWhole: true)));
        if (document.Values is { } all)
        {
            candidates.AddRange(types.SelectMany(other => other.Source.Parts(all)
                .SelectMany(part => Split(new Candidate(other, part, document, IsWhole: false)))));
        }
        return candidates;
    }

    private ContentType? TypeOf(SourceDocument document, SourceMapping values)
    {
        if (values["templateKey"]?.Text is { } template) return types.FirstOrDefault(type => type.Source.TemplateKeys.Contains(template)) ?? Default(document);
        if (values["layout"]?.Text is { } layout && types.FirstOrDefault(type => type.Source.Layouts.Contains(layout)) is { } laidOut) return laidOut;
        if (values["type"]?.Text is { } name && types.FirstOrDefault(type => type.Name == name) is { } named) return named;
        return IsForMakers(document) ? null : ByFolder(document, values) ?? Default(document);
    }

    private ContentType? ByFolder(SourceDocument document, SourceMapping values) =>
        document.Path.Split('/')[..^1].Reverse()
            .Select(folder => types.FirstOrDefault(type => type.Source.Folders.Contains(folder)))
            .FirstOrDefault(type => type is not null) is { } found && (document.IsMarkdown || HasName(found, values)) ? found : null;

    /// <summary>Whether a document is for the people who make a site rather than for its readers: a README, a change log.</summary>
    public static bool IsForMakers(SourceDocument document) =>
        document.IsMarkdown && document.Values is null && _makersFiles.Contains(document.Name.ToUpperInvariant());

    // A data file that doesn't say what it is called is settings, not content.
    private static bool HasName(ContentType type, SourceMapping values) =>
        new Candidate(type, values, null!, IsWhole: true)[type.Source.Name ?? "title"] is not null;

    private ContentType? Default(SourceDocument document) =>
        document.IsMarkdown ? types.FirstOrDefault(type => type.Source.IsDefault) : null;

    // "Jeremy Stanley and Clark Boylan" are two.
    private static IEnumerable<Candidate> Split(Candidate candidate)
    {
        var rules = candidate.Type.Source;
        if (rules.Joints.Count == 0 || candidate[rules.Name!]?.Text is not { } name) return [candidate];
        var names = name.Split([.. rules.Joints], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length < 2 ? [candidate]
            : names.Select(one => candidate with { Values = candidate.Values.Without([.. candidate.KeysOf(rules.Name!)]).With(rules.Name!, one) });
    }
}

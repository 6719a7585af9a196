using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// What a document says of its entry beside the content: what kind it is, where it belongs, whether and since when it is
/// published.
/// </summary>
/// <param name="IsDraft">Whether it is hidden from readers.</param>
/// <param name="PublishedAt">Its date; null where it has none.</param>
/// <param name="Used">The keys that say so; all others are content or unknown.</param>
/// <param name="Unusable">Keys that should say so and don't.</param>
internal sealed record Standing(bool IsDraft, DateTimeOffset? PublishedAt, IReadOnlySet<string> Used, IReadOnlySet<string> Unusable)
{
    /// <summary>The standing of an entry that documents only tell of.</summary>
    public static Standing None { get; } = new(false, null, new HashSet<string>(), new HashSet<string>());

    /// <summary>The standing of an entry that several documents are: hidden where all of these hide it, dated by the first that
    /// does.</summary>
    public static Standing Of(IReadOnlyList<Candidate> candidates, Notebook notebook)
    {
        var all = candidates.Where(candidate => candidate.IsWhole).Select(candidate => Of(candidate, notebook)).ToList();
        var date = all.FirstOrDefault(one => one.PublishedAt is not null)?.PublishedAt;
        return None with { IsDraft = all.Count > 0 && all.All(one => one.IsDraft), PublishedAt = date };
    }

    /// <summary>The standing that a document gives its entry.</summary>
    public static Standing Of(Candidate candidate, Notebook notebook) => candidate.IsWhole ? new Reader(candidate, notebook).Read() : None;

    private sealed class Reader(Candidate candidate, Notebook notebook)
    {
        private readonly HashSet<string> _used = [];
        private readonly HashSet<string> _unusable = [];

        public Standing Read()
        {
            Use("type", node => node.Text == candidate.Type.Name);
            Use("templateKey", node => candidate.Type.Source.TemplateKeys.Contains(node.Text));
            Use("layout", node => candidate.Type.Source.Layouts.Contains(node.Text));
            Expect("slug", Placing.SlugIn(candidate) is not null, "a slug such as hello-world");
            if (candidate.Type.Source.Name is null) UsePath();
            return new(IsHidden(), Date(), _used, _unusable);
        }

        private void UsePath()
        {
            Expect("path", Placing.PathIn(candidate, "path") is not null, "a path such as /about/people");
            // "false" there is Eleventy's for no page at all.
            if (candidate.Values["permalink"] is SourceScalar { Kind: ScalarKind.Text })
                Expect("permalink", Placing.PathIn(candidate, "permalink") is not null, "a path such as /about/people");
            Use("url", _ => Placing.PathIn(candidate, "url") is not null);
        }

        // What is said of drafts counts more than Jekyll's way to say it.
        private bool IsHidden()
        {
            var flags = new[] { Flag("hidePost"), Flag("draft") };
            var published = candidate.Values["published"]?.Text is { } text ? ScalarConversion.BooleanOf(text) : null;
            if (published is not null) _used.Add("published");
            return flags.Contains(true)
                || (flags.All(flag => flag is null) && (published == false || FileNames.IsDraft(candidate.Document)));
        }

        private void Use(string key, Func<SourceNode, bool> isUsed)
        {
            if (candidate.Values[key] is { } node && isUsed(node)) _used.Add(key);
        }

        private void Expect(string key, bool isUsable, string expected)
        {
            if (candidate.Values[key] is not { } node) return;
            _used.Add(key);
            if (isUsable || node is SourceScalar { Kind: ScalarKind.Null } or SourceScalar { Value: "" }) return;
            _unusable.Add(key);
            Warn(key, node, $"can't be used: {expected} is expected. The value is kept in extra.{key}.");
        }

        private bool? Flag(string key)
        {
            var flag = candidate.Values[key] is { Text: { } text } ? ScalarConversion.BooleanOf(text) : null;
            Expect(key, flag is not null, "true or false");
            return flag;
        }

        private DateTimeOffset? Date()
        {
            DateTimeOffset? found = null;
            foreach (var key in Dating.Keys)
            {
                if (found is not null || candidate.Values[key] is not { } node) continue;
                found = Dating.Read(node);
                Expect(key, found is not null, "a date such as 2022-06-07T09:26:12Z");
                if (found is not null && !Dating.IsPadded(node))
                    Warn(key, node, $"is read as {found:yyyy-MM-ddTHH:mm:ssZ}; months and days have two digits.");
            }
            return found ?? (FileNames.DayIn(candidate.Document) is { } day ? Dating.Read(new SourceScalar(day, ScalarKind.Text)) : null);
        }

        private void Warn(string key, SourceNode node, string message) =>
            notebook.Warn(candidate.Document.Path, node.Line, $"{key}: {ScalarConversion.Shown(node)} {message}");
    }
}

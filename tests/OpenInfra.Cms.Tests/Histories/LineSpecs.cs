using CsCheck;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Tests.Histories;

public class LineSpecs
{
    private static readonly Gen<string> _text =
        Gen.OneOf("one", "two", "three", "", " ", "\t").Select(Gen.OneOf("\n", "\r\n", "\r", "\n\n", ""), (words, end) => words + end)
            .Array[0, 30].Select(string.Concat);

    [Fact]
    public void The_lines_told_of_one_text_put_in_place_of_those_removed_give_the_other() =>
        Gen.Select(_text, _text).Sample((from, to) =>
        {
            var changes = LineChange.Between(from, to);
            Assert.Equal(to, Patched(from, changes, one => one.From, one => one.Removed, one => one.Added));
            Assert.Equal(from, Patched(to, changes, one => one.To, one => one.Added, one => one.Removed));
        });

    [Fact]
    public void What_is_the_same_is_not_told() =>
        _text.Sample(text => Assert.Empty(LineChange.Between(text, text)));

    [Fact]
    public void A_line_that_was_changed_is_told_with_its_number_and_its_end()
    {
        var change = Assert.Single(LineChange.Between("one\ntwo\r\nthree", "one\nzwei\r\nthree"));

        Assert.Equal((2, "two\r\n", 2, "zwei\r\n"), (change.From, Assert.Single(change.Removed), change.To, Assert.Single(change.Added)));
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_are_told_however_long_they_are()
    {
        var (from, to) = (Numbered("a", 50_000), Numbered("b", 50_000));

        var change = Assert.Single(LineChange.Between($"same\n{from}end", $"same\n{to}end"));

        Assert.Equal((2, from, 2, to), (change.From, string.Concat(change.Removed), change.To, string.Concat(change.Added)));
    }

    private static string Numbered(string word, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(number => $"{word}{number}\n"));

    private static string Patched(
        string text,
        IReadOnlyList<LineChange> changes,
        Func<LineChange, int> place,
        Func<LineChange, IReadOnlyList<string>> gone,
        Func<LineChange, IReadOnlyList<string>> come)
    {
        var lines = Lines(text);
        foreach (var change in changes.Reverse())
        {
            Assert.Equal(gone(change), lines.GetRange(place(change) - 1, gone(change).Count));
            lines.RemoveRange(place(change) - 1, gone(change).Count);
            lines.InsertRange(place(change) - 1, come(change));
        }
        return string.Concat(lines);
    }

    // As programs that know nothing of ours would cut them.
    private static List<string> Lines(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, "[^\r\n]*(\r\n|\r|\n)|[^\r\n]+").Select(line => line.Value)];
}

using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model.Pages;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class Refusing(TestDatabases databases)
{
    [Theory]
    [InlineData("a.md", "---\ntitle: A\nlist:\n\t- x\n---\n", 4, "spaces")]
    [InlineData("a.yml", "a:\n  b: 1\n\tc: 2\n", 3, "spaces")]
    [InlineData("a.md", "---\ntitle: One: two\n---\n", 2, "in quotes if it holds \": \"")]
    [InlineData("a.md", "+++\ntitle = 'A'\na = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 3, "is nested more than 64 levels deep.")]
    [InlineData("a.md", "---\ntitle: 'open\n---\nBody.\n", 2, "quote")]
    [InlineData("a.md", "---\ntitle: @handle\n---\n", 2, "quotes")]
    [InlineData("a.md", "---\nkey: *nowhere\n---\n", 2, "anchor")]
    [InlineData("a.md", "---\n? [a, b]\n: c\n---\n", 2, "key")]
    [InlineData("a.json", "{\n  \"a\": 1,\n  b: 2\n}", 3, "JSON")]
    [InlineData("a.json", "{\"a\": 1} {\"b\": 2}", 1, "JSON")]
    [InlineData("a.json", "{\"a\": 1", 1, "JSON")]
    [InlineData("a.md", "---json\n{\"title\": 'A'}\n---\n", 2, "JSON")]
    [InlineData("a.md", "+++\ntitle = A\n+++\n", 2, "quotes")]
    [InlineData("a.md", "+++\ntitle = 'A'\ndate = 2022-19-17\n+++\n", 3, "2022-06-07")]
    [InlineData("a.md", "+++\ntitle: A\n+++\n", 2, "TOML")]
    [InlineData("a.md", "+++\n[a\nb = 1\n+++\n", 2, "TOML")]
    [InlineData("a.md", "+++\nn = 99999999999999999999\n+++\n", 2, "TOML")]
    public async Task What_cannot_be_read_fails_with_its_place_and_what_would_be_right(string path, string text, int line, string advice)
    {
        var file = await FailedAsync(path, text);
        Assert.Equal(line, file.Line);
        Assert.True(file.Column > 0);
        Assert.Contains(advice, file.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "laughs.yml", "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => Laugh((char)('a' + i)))) },
        { "texts.yml", $"a: &a {new string('x', 1_000_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 50_000))}]\n" },
        { "flow.yml", $"a: {new string('[', 100_000)}\n" },
        { "closed.yml", $"a: {new string('[', 100_000)}{new string(']', 100_000)}\n" },
        { "mappings.yml", $"a: {string.Concat(Enumerable.Repeat("{a: ", 50_000))}\n" },
        { "blocks.yml", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{new string(' ', i)}a:\n")) },
        { "list.yml", $"a:\n  {string.Concat(Enumerable.Repeat("- ", 100_000))}\n" },
        { "self.yml", "a: &a [*a]\n" },
        { "arrays.json", new string('[', 1_000_000) },
        { "objects.json", string.Concat(Enumerable.Repeat("{\"a\":", 500_000)) },
        { "many.json", $"[{string.Join(',', Enumerable.Repeat("1", 2_000_000))}]" },
        { "arrays.md", $"+++\na = {new string('[', 1_000_000)}\n+++\n" },
        { "tables.md", $"+++\na = {string.Concat(Enumerable.Repeat("{a=", 500_000))}\n+++\n" },
        { "dots.md", $"+++\n[{string.Concat(Enumerable.Repeat("a.", 500_000))}b]\nx = 1\n+++\n" },
        { "many.md", $"+++\na = [{string.Join(',', Enumerable.Repeat("1", 2_000_000))}]\n+++\n" },
        { "headers.md", $"+++\n{string.Concat(Enumerable.Range(0, 101_000).Select(i => $"[a.x{i}]\n[b.x{i}]\n"))}+++\n" },
        { "merges.yml", "a0: &a0 {x: 1, y: 2}\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} {{k{i}: *a{i - 1}, l: *a{i - 1}, <<: *a{i - 1}}}\n")) },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public async Task What_is_small_to_write_and_huge_to_read_is_refused_before_it_fills_the_memory(string path, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Bomb.Defuse(path, Encoding.UTF8.GetBytes(text)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        Assert.Equal(ImportOutcome.Failed, (await FailedAsync(path, text)).Outcome);
    }

    [Theory]
    [InlineData("a.md", "---\ntitle: A\nkey: \"a\\0b\"\n---\n")]
    [InlineData("a.md", "---\ntitle: \"A\\0\"\n---\n")]
    [InlineData("a.md", "---\nseo: {title: \"A\\0\"}\n\"k\\0\": [{\"\\0\": 1}]\n---\n")]
    [InlineData("a.md", "---\ntitle: A\ntemplateKey: \"x\\0\"\nprojects: [\"\\0\"]\ncategory: \"\\0\"\n---\n")]
    [InlineData("blog/a.md", "---\ntitle: A\nauthor: \"A\\0\"\nprojects: [\"project/\\0\"]\ncategory: \"\\0\"\n---\n")]
    [InlineData("authors/a.json", """{"name": "A\u0000", "aliases": ["\u0000"], "\u0000": 1}""")]
    public async Task A_character_that_no_database_can_hold_is_replaced_with_a_warning(string path, string text)
    {
        await using var site = await Site.NewAsync(databases, (path, text));
        var report = await site.ImportAsync();
        Assert.True(report.Imported == 1, report.Files[0].Reason);
        Assert.Contains(report.Warnings, warning => warning.Message.Contains("U+0000", StringComparison.Ordinal) && warning.Line > 0);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    [Theory]
    [InlineData("authors/a.json", """{"name": "A\ud800", "\udc00": 1, "b": "\ud83d\ude00"}""")]
    [InlineData("authors/a.yml", "name: A\nx: \"\\ud83d\\ude00\"\n")]
    public async Task Half_a_character_is_no_reason_to_stop(string path, string text)
    {
        await using var site = await Site.NewAsync(databases, (path, text), ("b.md", "# B\n"));
        var report = await site.ImportAsync();
        Assert.Equal(ImportOutcome.Imported, report.Files[1].Outcome);
        Assert.Equal(2, report.Read);
    }

    [Fact]
    public async Task What_is_not_text_is_skipped()
    {
        await using var site = await Site.NewAsync(databases);
        site.Write("png.md", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        site.Write("nul.md", "a\0b"u8.ToArray());
        site.Write("latin1.md", [(byte)'\n', (byte)'C', (byte)'a', (byte)'f', 0xE9]);
        site.Write("half.md", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]);
        site.Write("odd.md", [0xFF, 0xFE, 0x41]);
        site.Write("unmarked.md", Encoding.Unicode.GetBytes("# A\n"));
        site.Write("utf16nul.md", [0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00]);
        var report = await site.ImportAsync();
        Assert.Equal((7, 7), (report.Read, report.Skipped));
        Assert.All(report.Files, file => Assert.Contains("not text", file.Reason, StringComparison.Ordinal));
        Assert.Contains("U+0000", report.Files.Single(file => file.Path == "nul.md").Reason, StringComparison.Ordinal);
        Assert.Contains("UTF-16 without", report.Files.Single(file => file.Path == "unmarked.md").Reason, StringComparison.Ordinal);
        Assert.Equal(2, report.Files.Single(file => file.Path == "latin1.md").Line);
        Assert.Contains("0xE9", report.Files.Single(file => file.Path == "latin1.md").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_byte_over_10_MiB_is_skipped_and_one_of_10_MiB_is_not()
    {
        await using var site = await Site.NewAsync(databases);
        var text = Encoding.UTF8.GetBytes(Markdown("title: A", new string('x', (10 * 1024 * 1024) - Markdown("title: A", "").Length)));
        site.Write("a.md", text);
        site.Write("b.md", [.. text, (byte)'x']);
        var report = await site.ImportAsync();
        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Skipped], report.Files.Select(file => file.Outcome));
        Assert.Contains("10 MiB", report.Files[1].Reason, StringComparison.Ordinal);
        Assert.NotNull((await site.LoadAsync<Page>("page/a"))!.Published);
    }

    private async Task<FileReport> FailedAsync(string path, string text)
    {
        await using var site = await Site.NewAsync(databases, (path, text), ("fine.md", "# Fine\n"));
        var report = await site.ImportAsync();
        var file = report.Files.Single(one => one.Path == path);
        Assert.True(file.Outcome == ImportOutcome.Failed, $"{file.Outcome}: {file.Reason}");
        Assert.Equal(1, report.Imported);
        return file;
    }

    private static string Laugh(char name) =>
        $"{(char)(name + 1)}: &{(char)(name + 1)} [{string.Join(", ", Enumerable.Repeat($"*{name}", 10))}]\n";
}

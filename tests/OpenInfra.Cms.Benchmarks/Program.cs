using OpenInfra.Cms.Benchmarks;

var benchmarks = new Dictionary<string, Func<Task>>
{
    ["ImportSpeed"] = ImportSpeed.RunAsync,
    ["HistorySpeed"] = HistorySpeed.RunAsync,
    ["WriteSpeed"] = WriteSpeed.RunAsync,
};

if (args is [var name] && benchmarks.TryGetValue(name, out var run))
{
    await run();
    return 0;
}
Console.Error.WriteLine($"Name one: {string.Join(", ", benchmarks.Keys)}.");
return 2;

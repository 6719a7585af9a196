using OpenInfra.Cms.Benchmarks;

// Each takes what it is measured on, or makes that up.
var benchmarks = new Dictionary<string, Func<string?, Task>>
{
    ["Attacks"] = _ => Attacks.RunAsync(),
    ["ImportSpeed"] = ImportSpeed.RunAsync,
    ["ExportSpeed"] = _ => ExportSpeed.RunAsync(),
    ["HistorySpeed"] = _ => HistorySpeed.RunAsync(),
    ["WriteSpeed"] = _ => WriteSpeed.RunAsync(),
    ["ListSpeed"] = _ => ListSpeed.RunAsync(),
    ["SearchSpeed"] = _ => SearchSpeed.RunAsync(),
    ["QuerySpeed"] = _ => QuerySpeed.RunAsync(),
    [nameof(BareServer)] = _ => BareServer.RunAsync(Environment.GetEnvironmentVariable("ConnectionStrings__Cms")!),
};

if (args is [var name, .. { Length: < 2 } rest] && benchmarks.TryGetValue(name, out var run))
{
    await run(rest.FirstOrDefault());
    return 0;
}
Console.Error.WriteLine($"Name one, and a folder to measure it on where you have one: {string.Join(", ", benchmarks.Keys)}.");
return 2;

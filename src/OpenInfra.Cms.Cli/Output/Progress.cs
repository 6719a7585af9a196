using System.Diagnostics;
using OpenInfra.Cms.Importing;
using Spectre.Console;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Shows how far an import is: a bar with rate and time left on a terminal, a line now and then in a file or pipe.</summary>
internal static class Progress
{
    public static Task<ImportReport> ShowAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> import) =>
        AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Out.IsTerminal
            ? AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(),
                    new RemainingTimeColumn())
                .StartAsync(context => import(new Bars(context)))
            : import(new Lines());

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(ImportProgress value)
        {
            if (!_bars.TryGetValue(value.Phase, out var bar))
                _bars[value.Phase] = bar = context.AddTask(value.Phase, maxValue: value.Total);
            bar.Value = value.Done;
        }
    }

    private sealed class Lines : IProgress<ImportProgress>
    {
        private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

        private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

        public void Report(ImportProgress value)
        {
            if (_sinceLast.Elapsed < _pause) return;
            Console.Error.WriteLine($"{value.Phase} {value.Done} of {value.Total}");
            _sinceLast.Restart();
        }
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task,
            TimeSpan deltaTime) =>
            new Text(task.Speed is { } rate ? $"{rate:N0}/s" : "");
    }
}

using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Environments;

namespace StatusHandling.Benchmarks.Quick;

/// <summary>
/// All scenarios in less than two minutes: many short rounds in turn, so that a noisy machine is noisy for all alike. Read the ratios.
/// </summary>
internal static class QuickRun
{
    // The greater part is for the compiler: it takes its time until code that is hot is as fast as it gets.
    private const int WarmUps = 90;
    private const int Rounds = 60;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(15);

    private static readonly string[] Columns = ["", "ns", "over", "ratio", "bytes", "over", "target", "met"];
    private static readonly int[] Widths = [39, 9, 9, 6, 7, 7, 50, 22];

    /// <summary>Prints a table that can go into a Markdown page as it is.</summary>
    /// <param name="only">What the names of the scenarios begin with; empty for all of them.</param>
    /// <returns>The exit code: not 0 when no scenario's name begins so. A target that is missed is shown, and may be the machine's doing.</returns>
    public static async Task<int> RunAsync(string only)
    {
        var all = typeof(QuickRun).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ScenarioAttribute)))
            .OrderBy(type => type.GetCustomAttribute<ScenarioAttribute>()!.Place)
            .ToList();
        var scenarios = all.FindAll(type => type.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase));
        if (scenarios.Count == 0)
        {
            Console.Error.WriteLine($"No scenario begins with \"{only}\". There are {string.Join(", ", all.Select(type => type.Name))}.");
            return 2;
        }

        Console.WriteLine(string.Join(Environment.NewLine, HostEnvironmentInfo.GetCurrent().ToFormattedString()));
        Console.WriteLine();
        Console.WriteLine($"Medians of {Rounds} rounds in turn. \"Over\" and \"ratio\": beside the first of the group, round by round. At once, later: when the stub answers.");
        Console.WriteLine();
        PrintRow(Columns);
        PrintRow(Columns.Select((_, column) => column is > 0 and < 6 ? "---:" : "---"));
        foreach (var scenario in scenarios)
        {
            PrintRow([$"**{scenario.GetCustomAttribute<ScenarioAttribute>()!.Title}**"]);
            foreach (var comparison in await CompareAsync(scenario))
            {
                PrintRow(comparison.Cells);
            }
        }

        return 0;
    }

    private static async Task<IEnumerable<Comparison>> CompareAsync(Type scenario)
    {
        var instance = Activator.CreateInstance(scenario)!;
        using var owned = instance as IDisposable;
        var contenders = scenario.GetMethods()
            .Where(method => method.IsDefined(typeof(BenchmarkAttribute)))
            .Select(method => new Contender(method, instance))
            .ToList();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                await contender.RunAsync(RoundTime, isWarmUp: round < 0);
            }
        }

        return contenders.Select(contender => new Comparison(
            contender, contenders[0], contenders.Find(other => other.MethodName == contender.Target?.Of)));
    }

    private static void PrintRow(IEnumerable<string> cells)
    {
        var all = cells.Concat(Enumerable.Repeat("", Columns.Length)).Take(Columns.Length);
        Console.WriteLine($"| {string.Join(" | ", all.Select((cell, column) => column is > 0 and < 6 ? cell.PadLeft(Widths[column]) : cell.PadRight(Widths[column])))} |");
    }
}

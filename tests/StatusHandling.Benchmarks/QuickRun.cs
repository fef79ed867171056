using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace StatusHandling.Benchmarks;

/// <summary>The same scenarios in two minutes: many short rounds in turn, so that a noisy machine is noisy for all alike. Read the ratios.</summary>
internal static class QuickRun
{
    private const int Rounds = 60;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(string? only)
    {
        var scenarios = new Scenarios();
        Console.WriteLine($"{"",-34}{"ns",10}{"over",10}{"ratio",8}{"bytes",8}{"over",8}");
        foreach (var group in typeof(Scenarios).GetMethods()
            .Where(method => method.IsDefined(typeof(BenchmarkAttribute)) && (only is null || method.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(method => method.Name.Split('_')[0]))
        {
            var contenders = group.Select(method => new Contender(method, scenarios)).ToList();
            for (var round = -5; round < Rounds; round++)
            {
                foreach (var contender in contenders)
                {
                    await contender.RunAsync(Round, isWarmUp: round < 0);
                }
            }

            foreach (var contender in contenders)
            {
                var (one, first) = (contender.Median, contenders[0].Median);
                Console.WriteLine(
                    $"{contender.Name,-34}{one.Nanoseconds,10:0}{one.Nanoseconds - first.Nanoseconds,10:+0;-0;0}"
                    + $"{one.Nanoseconds / first.Nanoseconds,8:0.00}{one.Bytes,8:0}{one.Bytes - first.Bytes,8:+0;-0;0}");
            }

            Console.WriteLine();
        }
    }

    private sealed class Contender(MethodInfo method, Scenarios scenarios)
    {
        private readonly Func<Task> _call = method.CreateDelegate<Func<Task>>(scenarios);
        private readonly List<(double Nanoseconds, double Bytes)> _rounds = [];

        public string Name => method.Name.Replace('_', ' ');

        public (double Nanoseconds, double Bytes) Median =>
            (Middle(_rounds.Select(round => round.Nanoseconds)), Middle(_rounds.Select(round => round.Bytes)));

        public async Task RunAsync(TimeSpan time, bool isWarmUp)
        {
            var (calls, bytes, watch) = (0, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
            while (watch.Elapsed < time)
            {
                for (var i = 0; i < 50; i++)
                {
                    await _call();
                }

                calls += 50;
            }

            var took = watch.Elapsed;
            if (!isWarmUp)
            {
                _rounds.Add((took.TotalNanoseconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls));
            }
        }

        private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}

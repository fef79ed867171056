using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace StatusHandling.Benchmarks.Quick;

/// <summary>One way to do what a scenario asks, and what it took so far.</summary>
internal sealed class Contender(MethodInfo method, object scenario)
{
    private const int FewCalls = 50;

    private readonly Func<Task> _invoke = method.CreateDelegate<Func<Task>>(scenario);
    private readonly BenchmarkAttribute _benchmark = method.GetCustomAttribute<BenchmarkAttribute>()!;
    private readonly List<Round> _rounds = [];

    public string MethodName => method.Name;

    public string Name => _benchmark.Description ?? method.Name;

    public TargetAttribute? Target { get; } = method.GetCustomAttribute<TargetAttribute>();

    public async Task RunAsync(TimeSpan time, bool isWarmUp)
    {
        // An invocation that is many calls is long enough by itself.
        var invocations = _benchmark.OperationsPerInvoke > 1 ? 1 : FewCalls;
        var (calls, bytes, watch) = (0, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            for (var i = 0; i < invocations; i++)
            {
                await _invoke();
            }

            calls += invocations * _benchmark.OperationsPerInvoke;
        }

        var took = watch.Elapsed;
        if (!isWarmUp)
        {
            _rounds.Add(new Round(took.TotalNanoseconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls));
        }
    }

    /// <summary>The middle of what is seen in each round.</summary>
    public double Median(Func<Round, double> seen) => Middle(_rounds.Select(seen));

    /// <summary>The middle of what is seen in each round beside the same round of another, so that what disturbs both disturbs nothing.</summary>
    public double Median(Contender other, Func<Round, Round, double> seen) => Middle(_rounds.Zip(other._rounds, seen));

    /// <summary>The middle of what is seen in each round beside the same round of two others.</summary>
    public double Median(Contender other, Contender third, Func<Round, Round, Round, double> seen) =>
        Middle(_rounds.Zip(other._rounds, third._rounds).Select(rounds => seen(rounds.First, rounds.Second, rounds.Third)));

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(9, "Kestrel, 1 caller")]
public class LoopbackOneCaller : LoopbackThroughput
{
    private const int Callers = 1;
    private const int Requests = 64;

    [Benchmark(Baseline = true, Description = "bare HttpClient", OperationsPerInvoke = Callers * Requests)]
    public Task Bare() => AskAsync(BareClient, Callers, Requests);

    [Benchmark(Description = "StatusHandling", OperationsPerInvoke = Callers * Requests)]
    [Target(Throughput = 0.97)]
    public Task StatusHandling() => AskAsync(StatusHandlingClient, Callers, Requests);
}

using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(10, "Kestrel, 32 callers")]
public class LoopbackManyCallers : LoopbackThroughput
{
    private const int Callers = 32;
    private const int Requests = 8;

    [Benchmark(Baseline = true, Description = "bare HttpClient", OperationsPerInvoke = Callers * Requests)]
    public Task Bare() => AskAsync(BareClient, Callers, Requests);

    [Benchmark(Description = "StatusHandling", OperationsPerInvoke = Callers * Requests)]
    [Target(Throughput = 0.97)]
    public Task StatusHandling() => AskAsync(StatusHandlingClient, Callers, Requests);
}

using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(5, "503, then 200, later")]
public class RetryLater
{
    private readonly Call _pollyByHand = Call.Later(Handlers.PollyByHand, Answers.Busy, Answers.Ok);
    private readonly Call _kiota = Call.Later(Handlers.Kiota, Answers.Busy, Answers.Ok);
    private readonly Call _statusHandling = Call.Later(Handlers.StatusHandling, Answers.Busy, Answers.Ok);
    private readonly Call _statusHandlingInTime = Call.Later(Handlers.StatusHandlingInTime, Answers.Busy, Answers.Ok);

    [Benchmark(Baseline = true, Description = "Polly by hand")]
    public Task PollyByHand() => _pollyByHand.SendAsync();

    [Benchmark(Description = "Kiota, retry and redirect")]
    public Task Kiota() => _kiota.SendAsync();

    [Benchmark(Description = "StatusHandling")]
    [Target(Ratio = 2.5)]
    public Task StatusHandling() => _statusHandling.SendAsync();

    [Benchmark(Description = "StatusHandling with a TotalTimeout")]
    public Task StatusHandlingInTime() => _statusHandlingInTime.SendAsync();
}

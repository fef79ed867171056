using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(1, "Success, at once")]
public class SuccessAtOnce
{
    private readonly Call _bare = Call.AtOnce(Handlers.None, Answers.Ok);
    private readonly Call _onePassThrough = Call.AtOnce(Handlers.OnePassThrough, Answers.Ok);
    private readonly Call _threePassThrough = Call.AtOnce(Handlers.ThreePassThrough, Answers.Ok);
    private readonly Call _pollyByHand = Call.AtOnce(Handlers.PollyByHand, Answers.Ok);
    private readonly Call _kiota = Call.AtOnce(Handlers.Kiota, Answers.Ok);
    private readonly Call _statusHandling = Call.AtOnce(Handlers.StatusHandling, Answers.Ok);

    [Benchmark(Baseline = true, Description = "bare invoker")]
    public Task Bare() => _bare.SendAsync();

    [Benchmark(Description = "one pass-through handler")]
    public Task OnePassThrough() => _onePassThrough.SendAsync();

    [Benchmark(Description = "three pass-through handlers")]
    public Task ThreePassThrough() => _threePassThrough.SendAsync();

    [Benchmark(Description = "Polly by hand")]
    public Task PollyByHand() => _pollyByHand.SendAsync();

    [Benchmark(Description = "Kiota, retry and redirect")]
    public Task Kiota() => _kiota.SendAsync();

    [Benchmark(Description = "StatusHandling")]
    [Target(Nanoseconds = 20, Bytes = 0)]
    public Task StatusHandling() => _statusHandling.SendAsync();
}

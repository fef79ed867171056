using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(2, "Success, later")]
public class SuccessLater
{
    private readonly Call _bare = Call.Later(Handlers.None, Answers.Ok);
    private readonly Call _onePassThrough = Call.Later(Handlers.OnePassThrough, Answers.Ok);
    private readonly Call _threePassThrough = Call.Later(Handlers.ThreePassThrough, Answers.Ok);
    private readonly Call _pollyByHand = Call.Later(Handlers.PollyByHand, Answers.Ok);
    private readonly Call _kiota = Call.Later(Handlers.Kiota, Answers.Ok);
    private readonly Call _statusHandling = Call.Later(Handlers.StatusHandling, Answers.Ok);

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
    [Target(Ratio = 1.5, Of = nameof(OnePassThrough), Bytes = 176)]
    public Task StatusHandling() => _statusHandling.SendAsync();
}

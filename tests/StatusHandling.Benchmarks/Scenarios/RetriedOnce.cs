using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

/// <summary>A 503 that asks for no wait, then a 200.</summary>
public abstract class RetriedOnce
{
    private readonly Call _bare;
    private readonly Call _pollyByHand;
    private readonly Call _kiota;
    private readonly Call _statusHandling;
    private readonly Call _statusHandlingInTime;

    private protected RetriedOnce(Func<Func<HttpMessageHandler, HttpMessageHandler>, Func<HttpResponseMessage>[], Call> make)
    {
        _bare = make(Handlers.None, [Answers.Busy, Answers.Ok]);
        _pollyByHand = make(Handlers.PollyByHand, [Answers.Busy, Answers.Ok]);
        _kiota = make(Handlers.Kiota, [Answers.Busy, Answers.Ok]);
        _statusHandling = make(Handlers.StatusHandling, [Answers.Busy, Answers.Ok]);
        _statusHandlingInTime = make(Handlers.StatusHandlingInTime, [Answers.Busy, Answers.Ok]);
    }

    [Benchmark(Baseline = true, Description = "bare invoker, asked again by its caller")]
    public Task Bare() => _bare.SendUntilSuccessAsync();

    [Benchmark(Description = "Polly by hand")]
    public Task PollyByHand() => _pollyByHand.SendAsync();

    [Benchmark(Description = "Kiota, retry and redirect")]
    public Task Kiota() => _kiota.SendAsync();

    [Benchmark(Description = "StatusHandling")]
    [Target(Ratio = 2.5, Of = nameof(PollyByHand))]
    public Task StatusHandling() => _statusHandling.SendAsync();

    [Benchmark(Description = "StatusHandling with a TotalTimeout")]
    [Target(Ratio = 2.5, Of = nameof(PollyByHand))]
    public Task StatusHandlingInTime() => _statusHandlingInTime.SendAsync();
}

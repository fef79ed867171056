using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(8, "302, then 200, later")]
public class Redirect
{
    private readonly Call _bare = Call.Later(Handlers.None, Answers.Found, Answers.Ok);
    private readonly Call _kiota = Call.Later(Handlers.Kiota, Answers.Found, Answers.Ok);
    private readonly Call _statusHandling = Call.Later(Handlers.StatusHandling, Answers.Found, Answers.Ok);
    private readonly Call _statusHandlingInTime = Call.Later(Handlers.StatusHandlingInTime, Answers.Found, Answers.Ok);

    [Benchmark(Baseline = true, Description = "bare invoker, asked again by its caller")]
    public Task Bare() => _bare.SendUntilSuccessAsync();

    [Benchmark(Description = "Kiota, retry and redirect")]
    public Task Kiota() => _kiota.SendAsync();

    [Benchmark(Description = "StatusHandling")]
    public Task StatusHandling() => _statusHandling.SendAsync();

    [Benchmark(Description = "StatusHandling with a TotalTimeout")]
    public Task StatusHandlingInTime() => _statusHandlingInTime.SendAsync();
}

using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(5, "503, then 200, later")]
public class RetryLater() : RetriedOnce(Call.Later);

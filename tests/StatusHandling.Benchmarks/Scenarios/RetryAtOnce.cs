using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(4, "503, then 200, at once")]
public class RetryAtOnce() : RetriedOnce(Call.AtOnce);

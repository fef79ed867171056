using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(6, "404, thrown, at once")]
public class ThrownAtOnce() : Thrown(new CompleteServer(Answers.NotFound));

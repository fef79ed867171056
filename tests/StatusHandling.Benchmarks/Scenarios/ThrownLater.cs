using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

[MemoryDiagnoser]
[Scenario(7, "404, thrown, later")]
public class ThrownLater() : Thrown(new LaterServer(Answers.NotFound));

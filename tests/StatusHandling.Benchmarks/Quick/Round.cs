namespace StatusHandling.Benchmarks.Quick;

/// <summary>What one call took in a short time of doing nothing else.</summary>
internal readonly record struct Round(double Nanoseconds, double Bytes);

namespace StatusHandling.Benchmarks.Quick;

/// <summary>What a contender is to keep to.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TargetAttribute : Attribute
{
    /// <summary>The most that it may cost over the baseline.</summary>
    public double Nanoseconds { get; init; } = double.NaN;

    /// <summary>The most that it may allocate over the baseline.</summary>
    public double Bytes { get; init; } = double.NaN;

    /// <summary>The most that it may take, as a multiple of the baseline; with <see cref="Of"/>, of another contender, the baseline taken off both.</summary>
    public double Ratio { get; init; } = double.NaN;

    public string? Of { get; init; }

    /// <summary>The least that it may get done in a time, as a part of what the baseline does.</summary>
    public double Throughput { get; init; } = double.NaN;
}

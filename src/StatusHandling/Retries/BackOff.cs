namespace StatusHandling.Retries;

/// <summary>The wait of our own making: it grows, and callers that failed together do not return together.</summary>
internal static class BackOff
{
    /// <summary>Decorrelated jitter: between the base and three times the wait before, never above the longest.</summary>
    /// <param name="previous">The wait before; null for the first.</param>
    /// <param name="baseDelay">The least wait.</param>
    /// <param name="maxDelay">The longest wait.</param>
    /// <param name="jitter">A number from 0 to 1.</param>
    public static TimeSpan Next(TimeSpan? previous, TimeSpan baseDelay, TimeSpan maxDelay, double jitter)
    {
        var most = Math.Max(baseDelay.Ticks, (previous ?? baseDelay).Ticks * 3d);
        var ticks = baseDelay.Ticks + ((most - baseDelay.Ticks) * jitter);
        return ticks >= maxDelay.Ticks ? maxDelay : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>What a server asked for and a little more, so that a crowd does not return at one moment: up to a tenth, at most a second.</summary>
    public static TimeSpan After(TimeSpan asked, double jitter) =>
        asked + TimeSpan.FromTicks((long)(Math.Min(asked.Ticks / 10d, TimeSpan.TicksPerSecond) * jitter));
}

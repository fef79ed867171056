using Microsoft.Extensions.Logging;
using StatusHandling.Policies;

namespace StatusHandling.Retries;

/// <summary>What was decided about an outcome, and from what.</summary>
/// <param name="Decision">Whether the request goes again, and if not, why.</param>
/// <param name="Policy">The policy of the outcome.</param>
/// <param name="Wait">The wait before the request goes again; zero when it does not.</param>
/// <param name="AskedBy">The header field that asked for the wait; null when it is our own back-off.</param>
internal readonly record struct RetryVerdict(RetryDecision Decision, EffectivePolicy Policy, TimeSpan Wait = default, string? AskedBy = null)
{
    /// <summary>A wait this long is worth telling at the ordinary level.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(10);

    /// <summary>Who asked for the wait, as a word for those who read of it.</summary>
    public string Reason => AskedBy ?? "back-off";

    public bool IsRetry => Decision == RetryDecision.Retried;

    public LogLevel LogLevel => Policy.LogLevel ?? (Wait >= LongWait ? LogLevel.Information : LogLevel.Debug);

    /// <summary>The level of a refusal. How the call ends is told at the policy's own, and once is enough: this is never louder.</summary>
    public LogLevel RefusalLevel => Policy.LogLevel is LogLevel.Trace or LogLevel.None ? Policy.LogLevel.Value : LogLevel.Debug;
}

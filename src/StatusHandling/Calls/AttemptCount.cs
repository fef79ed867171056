using StatusHandling.Policies;

namespace StatusHandling.Calls;

/// <summary>Which attempt of a call has just ended, and how many its outcome allows: "attempt 2 of 4".</summary>
internal readonly record struct AttemptCount(int Number, int Most)
{
    /// <summary>What is not to be retried was the last attempt; and a limit may be less than what other outcomes have used.</summary>
    public static AttemptCount Of(StatusCall call, EffectivePolicy policy, RetryDecision decision)
    {
        var number = call.Retries + 1;
        return new AttemptCount(
            number, decision == RetryDecision.NotARetryStatus ? number : Math.Max(number, policy.MaxRetries + 1));
    }
}

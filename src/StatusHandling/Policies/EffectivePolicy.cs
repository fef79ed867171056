using Microsoft.Extensions.Logging;

namespace StatusHandling.Policies;

/// <summary>What applies to one code after all layers: every value is decided.</summary>
internal sealed record EffectivePolicy(
    StatusAction Action,
    StatusAction Then,
    int MaxRetries,
    RetryMethods Methods,
    TimeSpan BaseDelay,
    TimeSpan MaxDelay,
    TimeSpan MaxRetryAfter,
    bool RequireRetryAfter,
    LogLevel? LogLevel)
{
    /// <summary>What is done when there is nothing more to try.</summary>
    public StatusAction Ending => Action is StatusAction.Return or StatusAction.Throw ? Action : Then;
}

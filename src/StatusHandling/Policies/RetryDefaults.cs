using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>The retry settings that serve every policy without a value of its own, each with the place it came from.</summary>
internal sealed class RetryDefaults
{
    /// <param name="retry">The settings.</param>
    /// <param name="sourceOf">The source of each by its name within the options, "Retry:MaxRetries"; built in where it gives none.</param>
    public RetryDefaults(StatusRetryOptions retry, Func<string, string?>? sourceOf = null)
    {
        Values =
        [
            From(new StatusPolicy { MaxRetries = retry.MaxRetries }, nameof(retry.MaxRetries), sourceOf),
            From(new StatusPolicy { BaseDelay = retry.BaseDelay }, nameof(retry.BaseDelay), sourceOf),
            From(new StatusPolicy { MaxDelay = retry.MaxDelay }, nameof(retry.MaxDelay), sourceOf),
            From(new StatusPolicy { MaxRetryAfter = retry.MaxRetryAfter }, nameof(retry.MaxRetryAfter), sourceOf),
        ];
    }

    public IReadOnlyList<(StatusPolicy Value, string Source)> Values { get; }

    private static (StatusPolicy Value, string Source) From(StatusPolicy value, string name, Func<string, string?>? sourceOf) =>
        (value, sourceOf?.Invoke(OptionSettings.Retry.NameOf(name)) ?? DefaultPolicies.Source);
}

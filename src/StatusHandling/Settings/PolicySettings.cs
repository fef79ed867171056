using Microsoft.Extensions.Logging;

namespace StatusHandling.Settings;

/// <summary>The rows of <see cref="StatusPolicy"/>.</summary>
internal static class PolicySettings
{
    public static readonly Setting<StatusPolicy, StatusAction> Action = new(
        nameof(StatusPolicy.Action),
        SettingType.Choice(StatusAction.Return, StatusAction.Throw, StatusAction.Retry, StatusAction.Follow),
        policy => policy.Action,
        (policy, value) => policy.Action = value,
        "What is done first.");

    public static readonly Setting<StatusPolicy, StatusAction> Then = new(
        nameof(StatusPolicy.Then),
        SettingType.Choice(StatusAction.Return, StatusAction.Throw),
        policy => policy.Then,
        (policy, value) => policy.Then = value,
        "What is done after Retry or Follow can do no more.");

    public static readonly Setting<StatusPolicy, int> MaxRetries = new(
        nameof(StatusPolicy.MaxRetries),
        SettingType.Integer(0, 100),
        policy => policy.MaxRetries,
        (policy, value) => policy.MaxRetries = value,
        "How often the request of a call may be sent again because of this status.");

    public static readonly Setting<StatusPolicy, RetryMethods> Methods = new(
        nameof(StatusPolicy.Methods),
        SettingType.Choice(RetryMethods.Idempotent, RetryMethods.All),
        policy => policy.Methods,
        (policy, value) => policy.Methods = value,
        "Which methods may be sent again.");

    public static readonly Setting<StatusPolicy, TimeSpan> BaseDelay = new(
        nameof(StatusPolicy.BaseDelay),
        SettingType.Duration(TimeSpan.FromDays(1)),
        policy => policy.BaseDelay,
        (policy, value) => policy.BaseDelay = value,
        "The least back-off: each is a random time from this to three times the one before, the first to three times this.");

    public static readonly Setting<StatusPolicy, TimeSpan> MaxDelay = new(
        nameof(StatusPolicy.MaxDelay),
        SettingType.Duration(TimeSpan.FromDays(1)),
        policy => policy.MaxDelay,
        (policy, value) => policy.MaxDelay = value,
        "The longest back-off of our own making.");

    public static readonly Setting<StatusPolicy, TimeSpan> MaxRetryAfter = new(
        nameof(StatusPolicy.MaxRetryAfter),
        SettingType.Duration(TimeSpan.FromDays(1)),
        policy => policy.MaxRetryAfter,
        (policy, value) => policy.MaxRetryAfter = value,
        "The longest time that a server may ask us to wait; asked for more, the pipeline gives up at once.");

    public static readonly Setting<StatusPolicy, bool> RequireRetryAfter = new(
        nameof(StatusPolicy.RequireRetryAfter),
        SettingType.Boolean,
        policy => policy.RequireRetryAfter,
        (policy, value) => policy.RequireRetryAfter = value,
        "Whether only a response that says when to come back is retried.");

    public static readonly Setting<StatusPolicy, LogLevel> LogLevel = new(
        nameof(StatusPolicy.LogLevel),
        SettingType.Choice(Enum.GetValues<LogLevel>()),
        policy => policy.LogLevel,
        (policy, value) => policy.LogLevel = value,
        "The level at which the outcome of this status is logged.");

    public static IReadOnlyList<Setting<StatusPolicy>> All { get; } =
        [Action, Then, MaxRetries, Methods, BaseDelay, MaxDelay, MaxRetryAfter, RequireRetryAfter, LogLevel];

    public static StatusPolicy CopyOf(StatusPolicy policy)
    {
        var copy = new StatusPolicy();
        foreach (var setting in All)
        {
            setting.Copy(policy, copy);
        }

        return copy;
    }
}

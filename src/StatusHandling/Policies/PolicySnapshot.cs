using System.Collections.Frozen;
using System.Reflection;
using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>Everything that is set for one client at one moment. A call keeps the one it began with, whatever is reloaded meanwhile.</summary>
internal sealed class PolicySnapshot
{
    // The parts are copies that nobody else holds: what the user does to his options later changes nothing here.
    public PolicySnapshot(StatusHandlingOptions options, StatusPolicyTable table)
    {
        Table = table;
        Retry = options.Retry.Copy();
        Redirects = options.Redirects.Copy();
        Errors = options.Errors.Copy();
        ReportLifecycle = options.ReportLifecycle;
        SensitiveHeaders = options.SensitiveHeaders.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        OnRetry = EachOf(options.OnRetry);
        OnRedirect = EachOf(options.OnRedirect);
        OnError = EachOf(options.OnError);
        ActsBeforeFirstSend = Retry.AttemptTimeout is not null
            || Retry.ConfigureAttempt is not null
            || Retry.ContentBufferLimit > 0
            || Redirects.RememberPermanent;
    }

    public StatusPolicyTable Table { get; }

    public StatusRetryOptions Retry { get; }

    public StatusRedirectOptions Redirects { get; }

    public StatusErrorOptions Errors { get; }

    public bool ReportLifecycle { get; }

    public FrozenSet<string> SensitiveHeaders { get; }

    /// <summary>What is run before a request is sent again; null when nothing is, and so with the other two.</summary>
    public Func<StatusRetryContext, ValueTask>[]? OnRetry { get; }

    public Func<StatusRedirectContext, ValueTask>[]? OnRedirect { get; }

    public Func<StatusErrorContext, ValueTask>[]? OnError { get; }

    /// <summary>Whether a call must walk the chain from the start, since a stage has something to do before the first send.</summary>
    public bool ActsBeforeFirstSend { get; }

    /// <summary>What code alone asks for, without any configuration.</summary>
    public static PolicySnapshot FromCode(StatusHandlingOptions options)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        OptionSettings.NoteChanges(OptionSettings.TextsOf(new StatusHandlingOptions()), options, sources);
        var defaults = new RetryDefaults(options.Retry, sources.GetValueOrDefault);
        return new PolicySnapshot(options, new StatusPolicyTable([.. PolicyEntry.OfCode(options.Policies)], defaults));
    }

    /// <summary>Leaves what the user puts around each send as it was, where the same code made it anew: what is built from it must remember.</summary>
    /// <remarks>For a snapshot that nobody has yet.</remarks>
    public void KeepStrategiesOf(PolicySnapshot before)
    {
        if (IsOfSameCode(Retry.ConfigureAttempt, before.Retry.ConfigureAttempt))
        {
            Retry.ConfigureAttempt = before.Retry.ConfigureAttempt;
        }
    }

    // A lambda that captures something is another delegate each time that it is made, of the same method over another object.
    private static bool IsOfSameCode(Delegate? now, Delegate? before) =>
        now is not null
        && before is not null
        && now.GetInvocationList().Select(CodeOf).SequenceEqual(before.GetInvocationList().Select(CodeOf));

    private static (MethodInfo Method, Type? Target) CodeOf(Delegate part) => (part.Method, part.Target?.GetType());

    // Whoever calls a delegate that was put together with += gets the task of its last part alone.
    private static Func<TContext, ValueTask>[]? EachOf<TContext>(Func<TContext, ValueTask>? callback) =>
        callback is null ? null : [.. callback.GetInvocationList().Cast<Func<TContext, ValueTask>>()];
}

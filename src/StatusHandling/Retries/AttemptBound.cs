using StatusHandling.Calls;

namespace StatusHandling.Retries;

/// <summary>How long one send may take: the time of an attempt, or what the call has left when that is less.</summary>
internal readonly record struct AttemptBound
{
    private readonly TimeSpan? _callLimit;

    private AttemptBound(TimeSpan time, TimeSpan? callLimit)
    {
        Time = time;
        _callLimit = callLimit;
    }

    public TimeSpan Time { get; }

    public bool IsNone => Time == Timeout.InfiniteTimeSpan;

    /// <summary>The first send of a call is bounded by HttpClient's own timer; only what comes after it needs one of ours.</summary>
    public static AttemptBound Of(StatusCall call)
    {
        var attempt = call.Policies.Retry.AttemptTimeout;
        var remaining = call.IsReacting ? call.Remaining : null;
        if (remaining <= TimeSpan.Zero)
        {
            call.GiveUpSend();
            throw new CallTimeoutException(call.TimeLimit!.Value, null);
        }

        return remaining is { } rest && (attempt is null || rest <= attempt)
            ? new AttemptBound(rest, call.TimeLimit)
            : new AttemptBound(attempt ?? Timeout.InfiniteTimeSpan, null);
    }

    /// <summary>The exception for a send that took longer.</summary>
    public Exception Elapsed(Exception cancellation) => _callLimit is { } limit
        ? new CallTimeoutException(limit, cancellation)
        : new AttemptTimeoutException(Time, cancellation);
}

using StatusHandling.Calls;

namespace StatusHandling.Retries;

/// <summary>How long one send may take: the time of an attempt, or what the call has left when that is less.</summary>
internal readonly record struct AttemptBound
{
    private readonly StatusCall? _endingCall;

    private AttemptBound(TimeSpan time, StatusCall? endingCall)
    {
        Time = time;
        _endingCall = endingCall;
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
            throw new CallTimeoutException(call, null);
        }

        return remaining is { } rest && (attempt is null || rest <= attempt)
            ? new AttemptBound(rest, call)
            : new AttemptBound(attempt ?? Timeout.InfiniteTimeSpan, null);
    }

    /// <summary>The exception for a send that took longer.</summary>
    public Exception Elapsed(Exception cancellation) => _endingCall is { } call
        ? new CallTimeoutException(call, cancellation)
        : new AttemptTimeoutException(Time, cancellation);
}

namespace StatusHandling.Calls;

/// <summary>Time as a call needs it: cheap to note, and never early when waited for.</summary>
internal sealed class CallClock(TimeProvider time)
{
    private readonly bool _isSystem = ReferenceEquals(time, TimeProvider.System);

    /// <summary>Milliseconds from an arbitrary start, to be subtracted only; they wrap after 49 days, which no call lasts.</summary>
    /// <remarks>A timestamp of the TimeProvider costs 30 ns, this 4 ns, and each call notes one.</remarks>
    public uint Now => _isSystem ? unchecked((uint)Environment.TickCount64) : unchecked((uint)MillisecondsOf(time.GetTimestamp()));

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>A moment as exact as the TimeProvider knows it.</summary>
    public long Timestamp => time.GetTimestamp();

    public TimeSpan ElapsedSince(long timestamp) => time.GetElapsedTime(timestamp);

    public TimeSpan Since(uint moment) => TimeSpan.FromMilliseconds(unchecked(Now - moment));

    /// <summary>A source that cancels itself after a time.</summary>
    public CancellationTokenSource CancelAfter(TimeSpan delay) => new(delay, time);

    /// <summary>Waits, and is never early: after the timer the monotonic clock is asked again, and the rest is waited, rounded up.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the exception carries it.</exception>
    public ValueTask WaitAsync(TimeSpan delay, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return delay > TimeSpan.Zero ? WaitOutAsync(delay, async, cancellationToken) : ValueTask.CompletedTask;
    }

    private async ValueTask WaitOutAsync(TimeSpan delay, bool async, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var rest = delay; rest > TimeSpan.Zero; rest = delay - time.GetElapsedTime(start))
        {
            // Timers cut to whole milliseconds, and thereby fire early.
            var whole = TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds));
            if (async)
            {
                await Task.Delay(whole, time, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Block(whole, cancellationToken);
            }
        }
    }

    // A timer's callback needs a thread of the pool, which blocked callers may have used up: the system's clock is waited for on the handle.
    private void Block(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (_isSystem)
        {
            cancellationToken.WaitHandle.WaitOne(delay);
        }
        else
        {
            // The event is left to its finalizer: a timer may still fire while it is being disposed, and would throw on its own thread.
            var elapsed = new ManualResetEvent(false);
            using var timer = time.CreateTimer(static state => ((ManualResetEvent)state!).Set(), elapsed, delay, Timeout.InfiniteTimeSpan);
            WaitHandle.WaitAny([elapsed, cancellationToken.WaitHandle]);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private long MillisecondsOf(long timestamp)
    {
        var (seconds, rest) = Math.DivRem(timestamp, time.TimestampFrequency);
        return (seconds * 1000) + (rest * 1000 / time.TimestampFrequency);
    }
}

using StatusHandling.Calls;

namespace StatusHandling.Responses;

/// <summary>The time in which a body is to be read, or until the caller cancels.</summary>
internal sealed class ReadingTime : IDisposable
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _time;
    private readonly CallClock _clock;
    private readonly uint _start;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _cancelled;
    private readonly CancellationTokenRegistration _last;

    public ReadingTime(TimeSpan time, CallClock clock, CancellationToken cancellationToken)
    {
        (_time, _clock, _start) = (time, clock, clock.Now);
        _end = clock.CancelAfter(time);
        _cancelled = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);

        // Registered before any read, and thus told last: a handler that obeys the token has closed the connection by then. If it only saw
        // the response disposed, it would read on for the rest, keep the connection, and our read would take what answers the next request.
        _last = _end.Token.UnsafeRegister(static over => ((TaskCompletionSource)over!).SetResult(), _over);
    }

    public CancellationToken Token => _end.Token;

    private TimeSpan Rest => _clock.Since(_start) is var elapsed && elapsed < _time ? _time - elapsed : TimeSpan.Zero;

    /// <summary>Waits until some work is done or the time is over. The work may go on, if it does not obey the token.</summary>
    /// <remarks>
    /// Only an asynchronous read can be stopped, so a synchronous caller blocks on one, for bytes that are still on their way. He keeps the
    /// time himself: the timer needs a thread of the pool, which blocked callers may have used up.
    /// </remarks>
    public async ValueTask WaitAsync(Task work, bool async)
    {
        if (async)
        {
            await Task.WhenAny(work, _over.Task).ConfigureAwait(false);
        }
        else if (Task.WaitAny([work, _over.Task], Rest) < 0)
        {
            _end.Cancel();
        }
    }

    public void Dispose()
    {
        _cancelled.Dispose();
        _last.Dispose();
        _end.Dispose();
    }
}

using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Scripts;

/// <summary>The manual clock, moved at once by whoever waits on it, so that a call goes its whole way without anyone beside it.</summary>
/// <param name="begins">Called with each wait, before the clock moves; it says how much of the wait goes by.</param>
internal sealed class ScriptClock(Func<TimeSpan, TimeSpan> begins) : TimeProvider
{
    private readonly ManualTime _time = new();

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);

        // A source that will cancel bounds a send. Any other timer is a wait.
        if (state is not CancellationTokenSource)
        {
            _time.Advance(begins(dueTime));
        }

        return timer;
    }

    /// <summary>Lets time go by, until a token is cancelled at the latest.</summary>
    public void Pass(TimeSpan time, CancellationToken token)
    {
        var end = _time.Elapsed + time;
        while (!token.IsCancellationRequested && _time.NextDue is { } due && _time.Elapsed + due <= end)
        {
            _time.Advance(due);
        }

        if (!token.IsCancellationRequested)
        {
            _time.Advance(end - _time.Elapsed);
        }
    }
}

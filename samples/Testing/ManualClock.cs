using System.Threading.Channels;

namespace Testing;

/// <summary>A clock that stands still until a test moves it on. The pipeline waits by it, so that no test waits itself.</summary>
internal sealed class ManualClock : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Wait> _waits = Channel.CreateUnbounded<Wait>();
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(this, () => callback(state));
        wait.Change(dueTime, period);
        return wait;
    }

    /// <summary>Lets the time go by that is waited for next, and returns how long that is. Fails when nothing comes to wait.</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        var wait = await _waits.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        _elapsed += wait.Time;
        wait.End();
        return wait.Time;
    }

    private sealed class Wait(ManualClock clock, Action end) : ITimer
    {
        private bool _isGivenUp;

        public TimeSpan Time { get; private set; }

        public void End()
        {
            if (!_isGivenUp)
            {
                end();
            }
        }

        // One wait after the other is all that a retry needs: a period is not looked at.
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Time = dueTime;
            return dueTime >= TimeSpan.Zero && clock._waits.Writer.TryWrite(this);
        }

        public void Dispose() => _isGivenUp = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

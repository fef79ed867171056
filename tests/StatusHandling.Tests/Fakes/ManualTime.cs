namespace StatusHandling.Tests.Fakes;

/// <summary>A clock that stands still until it is moved by hand, with timers that go by it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _armed = NewSignal();
    private TimeSpan _elapsed;

    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan Elapsed => Locked(() => _elapsed);

    public int ArmedTimers => Locked(() => _timers.Count);

    /// <summary>How long it is until the next timer fires; null when none is armed.</summary>
    public TimeSpan? NextDue => Locked(() => _timers.MinBy(timer => timer.Due)?.Due - _elapsed);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires what becomes due on the way, in its order; what a timer arms on the way fires too.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var end = Elapsed + time;
        while (TryFireNext(end))
        {
        }

        lock (_gate)
        {
            _elapsed = end > _elapsed ? end : _elapsed;
        }
    }

    /// <summary>Waits, without a clock of its own, until so many timers are armed.</summary>
    public async Task WhenArmedAsync(int count = 1)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_timers.Count >= count)
                {
                    return;
                }

                next = _armed.Task;
            }

            await WithPatience(next, $"Fewer than {count} timers were armed.");
        }
    }

    /// <summary>Moves the clock from timer to timer until a call is over. A call that waits for no timer must end by itself.</summary>
    public async Task<T> RunAsync<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            var armed = Locked(() => _armed.Task);
            if (!TryFireNext(TimeSpan.MaxValue))
            {
                await WithPatience(Task.WhenAny(call, armed), "The call neither ends nor waits for a timer.");
            }
        }

        return await call;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The only real clock here: a test that would wait for ever fails instead, and says why.
    private static async Task WithPatience(Task task, string otherwise)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail(otherwise);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    // Callbacks run outside the lock: they may arm timers, or wake a thread that does.
    private bool TryFireNext(TimeSpan end)
    {
        ManualTimer? next;
        lock (_gate)
        {
            next = _timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > end)
            {
                return false;
            }

            _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
            next.Rearm();
        }

        next.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _isDisposed;

        public TimeSpan Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                if (_isDisposed)
                {
                    return false;
                }

                _period = period;
                Arm(dueTime);
                return true;
            }
        }

        // Of timers that are due together, the one that was armed first fires first: MinBy takes the first it meets.
        public void Rearm() => Arm(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            lock (time._gate)
            {
                _isDisposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan dueTime)
        {
            time._timers.Remove(this);
            if (dueTime >= TimeSpan.Zero)
            {
                Due = time._elapsed + dueTime;
                time._timers.Add(this);
                time._armed.TrySetResult();
                time._armed = NewSignal();
            }
        }
    }
}

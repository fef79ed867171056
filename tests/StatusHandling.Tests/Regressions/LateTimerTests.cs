using StatusHandling.Calls;

namespace StatusHandling.Tests.Regressions;

public sealed class LateTimerTests
{
    [Fact]
    public async Task A_timer_that_fires_while_its_wait_is_being_cancelled_harms_nobody()
    {
        using var cancellation = new CancellationTokenSource();
        var time = new LateTime();
        var wait = Task.Run(
            () => new CallClock(time).WaitAsync(TimeSpan.FromSeconds(7), async: false, cancellation.Token).AsTask(), CancellationToken.None);
        var fire = await time.Armed;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        fire();
    }

    /// <summary>A clock of which a timer is already on its way when it is disposed.</summary>
    private sealed class LateTime : TimeProvider
    {
        private readonly TaskCompletionSource<Action> _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Action> Armed => _armed.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _armed.TrySetResult(() => callback(state));
            return base.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}

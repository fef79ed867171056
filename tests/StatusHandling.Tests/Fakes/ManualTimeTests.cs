namespace StatusHandling.Tests.Fakes;

public sealed class ManualTimeTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Advancing_fires_what_is_due_in_its_order_and_at_its_moment()
    {
        using var later = Timer("later", TimeSpan.FromSeconds(3));
        using var sooner = Timer("sooner", TimeSpan.FromSeconds(1));
        using var beyond = Timer("beyond", TimeSpan.FromSeconds(9));

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["sooner at 1", "later at 3"], _fired);
        Assert.Equal(TimeSpan.FromSeconds(5), _time.Elapsed);
        Assert.Equal(1, _time.ArmedTimers);
        Assert.Equal(TimeSpan.FromSeconds(4), _time.NextDue);
    }

    [Fact]
    public void A_timer_that_is_armed_again_on_the_way_fires_again()
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                Note("again");
                timer!.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
            },
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["again at 1", "again at 3", "again at 5"], _fired);
        timer.Dispose();
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void A_periodic_timer_fires_every_period()
    {
        using var timer = Timer("tick", TimeSpan.Zero, TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["tick at 0", "tick at 2", "tick at 4"], _fired);
    }

    [Fact]
    public void A_timer_that_was_disposed_fires_no_more()
    {
        var timer = Timer("never", TimeSpan.FromSeconds(1));
        timer.Dispose();

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_fired);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Waiting_for_timers_ends_when_so_many_are_armed()
    {
        var token = TestContext.Current.CancellationToken;
        var both = _time.WhenArmedAsync(2);
        var delay = Task.Delay(TimeSpan.FromSeconds(1), _time, token);
        Assert.False(both.IsCompleted);

        var other = Task.Run(() => Task.Delay(TimeSpan.FromSeconds(2), _time, token), token);
        await both;
        _time.Advance(TimeSpan.FromSeconds(2));

        await delay;
        await other;
    }

    [Fact]
    public async Task Running_a_call_moves_the_clock_from_wait_to_wait()
    {
        Assert.Equal(7, await _time.RunAsync(Call()));
        Assert.Equal(TimeSpan.FromMinutes(11), _time.Elapsed);

        async Task<int> Call()
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _time);
            await Task.Run(() => { });
            await Task.Delay(TimeSpan.FromMinutes(10), _time);
            return 7;
        }
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan? period = null) =>
        _time.CreateTimer(_ => Note(name), null, due, period ?? Timeout.InfiniteTimeSpan);

    private void Note(string name) => _fired.Add($"{name} at {_time.Elapsed.TotalSeconds:0}");
}

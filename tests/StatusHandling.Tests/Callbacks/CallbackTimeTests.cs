using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Callbacks;

/// <summary>Callbacks that take time: they are awaited, and never longer than the call may last.</summary>
public sealed class CallbackTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static MatrixTheoryData<string, bool> Ways => new(["OnRetry", "OnRedirect", "OnError"], [false, true]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_callback_is_awaited_before_the_call_goes_on(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        var isDone = false;
        scene.Does = async _ =>
        {
            await Task.Delay(Limit, scene.Time);
            isDone = true;
        };

        await scene.RunAsync(callback);

        Assert.True(isDone);
        Assert.True(scene.Server.IsOver);
        Assert.Equal(Limit, scene.Time.Elapsed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task What_a_callback_takes_is_a_part_of_the_wait_and_delays_no_retry_that_would_come_later(int seconds)
    {
        using var scene = new CallbackScene();
        scene.Does = _ => new ValueTask(Task.Delay(TimeSpan.FromSeconds(seconds), scene.Time));
        scene.Server.Answers(503, ("Retry-After", "5")).Answers(200);

        Assert.Null(await scene.GetAsync());

        var attempt = scene.Only<StatusRetryContext>().Attempt;
        var due = TimeSpan.FromSeconds(Math.Max(attempt.Delay!.Value.TotalSeconds, seconds));
        Assert.InRange(scene.Server.Requests[1].At - due, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_wait_that_fits_into_the_time_of_the_call_still_does_after_a_slow_callback()
    {
        using var scene = new CallbackScene().Within(Limit);
        scene.Does = _ => new ValueTask(Task.Delay(TimeSpan.FromSeconds(4), scene.Time));
        scene.Server.Answers(503, ("Retry-After", "8")).Answers(200);

        Assert.Null(await scene.GetAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_callback_that_never_ends_is_left_behind_when_the_time_of_the_call_is_over(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous }.Within(Limit);
        scene.Does = _ => scene.Told.Count == 1 ? Never() : default;

        var failure = await scene.RunAsync(callback);

        Assert.InRange(scene.Time.Elapsed, Limit - TimeSpan.FromMilliseconds(100), Limit - TimeSpan.FromMilliseconds(50));
        var entry = Assert.Single(scene.Failures);
        Assert.IsType<TimeoutException>(entry.Exception);
        Assert.StartsWith($"api: {callback} failed ", entry.Message, StringComparison.Ordinal);
        Assert.True(scene.Told[0].Context.CancellationToken.IsCancellationRequested);
        AssertNothingIsHeld(scene);
        if (callback == "OnError")
        {
            Assert.IsType<HttpNotFoundException>(failure);
        }
        else
        {
            Assert.IsType<TimeoutException>(Assert.IsType<TaskCanceledException>(failure, exactMatch: false).InnerException);
            Assert.Same(failure, scene.Only<StatusErrorContext>().Exception);
            Assert.Single(scene.Server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_callback_that_heeds_its_token_ends_with_the_time_of_the_call_and_is_logged_once(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous }.Within(Limit);
        scene.Does = context => scene.Told.Count == 1 ? new ValueTask(Task.Delay(Timeout.Infinite, context.CancellationToken)) : default;

        await scene.RunAsync(callback);

        Assert.IsType<TimeoutException>(Assert.Single(scene.Failures).Exception);
    }

    [Fact]
    public async Task When_the_time_of_the_call_is_over_no_further_callback_begins()
    {
        using var scene = new CallbackScene().Within(Limit);
        var release = new TaskCompletionSource();
        var others = 0;
        scene.Does = _ => new ValueTask(release.Task);
        scene.With(options => options.OnError += _ => new ValueTask(Task.FromResult(others++)));
        await scene.RunAsync("OnError");

        await Task.Run(release.SetResult, TestContext.Current.CancellationToken);

        Assert.Equal(0, others);
        Assert.IsType<TimeoutException>(Assert.Single(scene.Failures).Exception);
    }

    [Fact]
    public async Task What_a_callback_throws_after_it_was_left_behind_is_logged_too()
    {
        using var scene = new CallbackScene().Within(Limit);
        var release = new TaskCompletionSource();
        scene.Does = _ => new ValueTask(release.Task);
        await scene.RunAsync("OnError");

        await Task.Run(() => release.SetException(new InvalidTimeZoneException()), TestContext.Current.CancellationToken);

        Assert.Equal([typeof(TimeoutException), typeof(InvalidTimeZoneException)], scene.Logs.OfEvent(410).Select(entry => entry.Exception!.GetType()));
    }

    [Fact]
    public async Task An_error_of_a_call_that_used_its_time_up_can_still_be_told()
    {
        using var scene = new CallbackScene().Within(Limit);
        var isDone = false;
        scene.Does = async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(40), scene.Time);
            isDone = true;
        };
        scene.Server.Does(_ => scene.Time.Advance(Limit)).Answers(404);

        await scene.GetAsync();

        Assert.True(isDone);
        Assert.Empty(scene.Logs.OfEvent(410));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_caller_who_cancels_during_a_callback_gets_his_cancellation_and_nothing_is_sent_any_more(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        using var cancelling = new CancellationTokenSource();
        scene.Does = _ =>
        {
            cancelling.Cancel();
            return Never();
        };

        var failure = await scene.RunAsync(callback, cancelling.Token);

        Assert.Equal(cancelling.Token, Assert.IsType<OperationCanceledException>(failure, exactMatch: false).CancellationToken);
        Assert.Single(scene.Server.Requests);
        Assert.Single(scene.Told);
        Assert.Empty(scene.Failures);
        AssertNothingIsHeld(scene);
    }

    [Theory]
    [InlineData("OnRetry", false)]
    [InlineData("OnRetry", true)]
    [InlineData("OnRedirect", false)]
    [InlineData("OnRedirect", true)]
    public async Task After_a_callback_during_which_the_caller_cancelled_nothing_is_sent_any_more(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        using var cancelling = new CancellationTokenSource();
        scene.Does = _ =>
        {
            cancelling.Cancel();
            return default;
        };

        var failure = await scene.RunAsync(callback, cancelling.Token);

        Assert.Equal(cancelling.Token, Assert.IsType<OperationCanceledException>(failure, exactMatch: false).CancellationToken);
        Assert.Equal(1, scene.Server.Arrivals);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_caller_who_cancels_and_a_callback_that_ends_by_that_are_no_failure_of_the_callback(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        using var cancelling = new CancellationTokenSource();
        scene.Does = context =>
        {
            cancelling.Cancel();
            context.CancellationToken.ThrowIfCancellationRequested();
            return default;
        };

        var failure = await scene.RunAsync(callback, cancelling.Token);

        Assert.Equal(cancelling.Token, Assert.IsType<OperationCanceledException>(failure, exactMatch: false).CancellationToken);
        Assert.Empty(scene.Failures);
        AssertNothingIsHeld(scene);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_that_is_decided_stays_the_outcome_where_no_client_replaces_it(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        using var cancelling = new CancellationTokenSource();
        scene.Options.OnError = _ =>
        {
            cancelling.Cancel();
            return Never();
        };
        scene.Server.Answers(404);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), cancelling.Token);

        Assert.IsType<HttpNotFoundException>(outcome.Failure);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Of_several_callbacks_each_is_awaited_before_the_next_and_one_that_throws_keeps_none_from_running(string callback, bool synchronous)
    {
        var story = new List<string>();
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        scene.Does = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), scene.Time);
            story.Add("first");
            throw new InvalidTimeZoneException();
        };
        scene.With(options =>
        {
            options.OnRetry += SecondAsync;
            options.OnRedirect += SecondAsync;
            options.OnError += SecondAsync;
            options.OnRetry += Third;
            options.OnRedirect += Third;
            options.OnError += Third;
        });

        await scene.RunAsync(callback);

        Assert.Equal(["first", "second", "third at 00:00:03"], story);
        Assert.Single(scene.Failures);

        async ValueTask SecondAsync(StatusCallContext context)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), scene.Time);
            story.Add("second");
        }

        ValueTask Third(StatusCallContext context)
        {
            story.Add($"third at {scene.Time.Elapsed}");
            return default;
        }
    }

    private static ValueTask Never() => new(new TaskCompletionSource().Task);

    private static void AssertNothingIsHeld(CallbackScene scene)
    {
        Assert.All(scene.Server.Contents, content => Assert.True(content.IsDisposed));
        Assert.Equal(0, scene.Time.ArmedTimers);
    }
}

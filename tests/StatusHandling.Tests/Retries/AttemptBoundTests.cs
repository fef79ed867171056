using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class AttemptBoundTests
{
    [Theory]
    [InlineData(8.0, 9.9, "TotalTimeout of 10 seconds")]
    [InlineData(7.9, 9.9, "TotalTimeout of 10 seconds")]
    [InlineData(3.0, 5.0, "AttemptTimeout of 3 seconds")]
    public async Task A_further_send_ends_with_the_nearer_of_its_own_time_and_that_of_the_call(double attempt, double end, string timeout)
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(attempt);
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromSeconds(2))).Answers(503, ("Retry-After", "0")).Hangs();

        var outcome = await scene.GetAsync();

        Assert.Contains(timeout, outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(end), scene.Time.Elapsed);
    }

    [Fact]
    public async Task A_send_that_the_caller_cancels_has_not_taken_too_long()
    {
        using var scene = new Scene();
        using var cancellation = new CancellationTokenSource();
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(3);
        scene.Server
            .Does(_ => scene.Time.CreateTimer(_ => cancellation.Cancel(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan))
            .Hangs();

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), cancellation.Token);

        Assert.Null(Assert.IsType<OperationCanceledException>(outcome.Failure, exactMatch: false).InnerException);
        Assert.Equal(TimeSpan.FromSeconds(1), scene.Time.Elapsed);
    }

    [Fact]
    public async Task A_send_that_another_cancels_has_not_taken_too_long()
    {
        using var scene = new Scene();
        var failure = new OperationCanceledException("A handler below gave up.");
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(3);
        scene.Server.Throws(failure);

        Assert.Same(failure, (await scene.GetAsync()).Failure);
    }

    [Fact]
    public async Task A_hop_for_which_no_time_is_left_at_all_is_not_sent()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromSeconds(9.9))).Answers(302, ("Location", "/there"));

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(Assert.IsType<TaskCanceledException>(outcome.Failure, exactMatch: false).InnerException);
        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    public async Task Time_that_ends_during_a_further_send_is_the_reason_whatever_the_method()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(429, ("Retry-After", "0")).Hangs();

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Assert.Equal(RetryDecision.NoTimeLeft, outcome.LastDecision);
    }
}

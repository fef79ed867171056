using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class TimeLeftTests
{
    [Fact]
    public async Task A_retry_for_which_no_time_is_left_at_all_leaves_the_response_as_the_outcome()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromSeconds(9.9))).Answers(503, ("Retry-After", "0"));

        var outcome = await scene.GetAsync();

        Assert.IsType<HttpServiceUnavailableException>(outcome.Failure);
        Assert.Equal(RetryDecision.NoTimeLeft, outcome.LastDecision);
    }

    [Fact]
    public async Task A_timeout_after_a_redirect_tells_the_status_that_was_seen()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(302, ("Location", "/there")).Hangs();

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(outcome.Failure!.InnerException);
        Assert.Equal(System.Net.HttpStatusCode.Found, outcome.Failure.Data["StatusHandling.StatusCode"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hop_for_which_no_time_is_left_is_no_attempt_since_it_is_not_sent(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromSeconds(9.9))).Answers(302, ("Location", "/there"));

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(outcome.Failure!.InnerException);
        Assert.Single(scene.Server.Requests);
        Assert.Empty(outcome.Attempts);
        Assert.Equal(RetryDecision.NoTimeLeft, Assert.Single(scene.Logs.OfEvent(402)).Values["Decision"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_whose_time_a_callback_took_is_no_attempt_since_it_is_not_sent(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Options.OnRetry = _ =>
        {
            scene.Time.Advance(TimeSpan.FromSeconds(10));
            return default;
        };
        scene.Server.Answers(503);

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(outcome.Failure!.InnerException);
        Assert.Equal(RetryDecision.Retried, Assert.Single(outcome.Attempts).Decision);
        Assert.Equal(RetryDecision.NoTimeLeft, Assert.Single(scene.Logs.OfEvent(402)).Values["Decision"]);
    }
}

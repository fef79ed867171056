using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class RedirectWaitTests
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_wait_that_leaves_no_time_for_the_hop_is_not_begun()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TotalTimeout;

        // 100 ms before the end of the call is where ours ends.
        scene.Server.Answers(302, ("Location", "/next"), ("Retry-After", "9.9"));

        var outcome = await scene.GetAsync();

        Assert.Equal(HttpStatusCode.Found, outcome.StatusCode);
        Assert.Equal(RedirectFailure.RetryAfterTooLong, Assert.IsType<RedirectException>(outcome.Failure).Reason);
        Assert.Equal(TimeSpan.Zero, scene.Time.Elapsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("0")]
    public async Task A_redirect_that_asks_for_no_wait_is_not_refused_as_one_that_asks_too_long(string? retryAfter)
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TotalTimeout;
        scene.Server.Does(_ => scene.Time.Advance(TotalTimeout * 2));
        scene.Server.Answers(302, [("Location", "/next"), .. retryAfter is null ? Array.Empty<(string, string)>() : [("Retry-After", retryAfter)]]);

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(Assert.IsAssignableFrom<TaskCanceledException>(outcome.Failure).InnerException);
        Assert.Single(scene.Server.Requests);
    }
}

using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class RetryAfterNowTests
{
    [Fact]
    public async Task Now_is_believed_once_in_a_call_whatever_the_number_of_its_hops()
    {
        using var scene = new Scene();
        scene.Server
            .Answers(503, ("Retry-After", "0")).Answers(302, ("Location", "/b"))
            .Answers(503, ("Retry-After", "0")).Answers(200);

        var outcome = await scene.GetAsync();

        var waits = outcome.Attempts.Where(attempt => attempt.Decision == RetryDecision.Retried).Select(attempt => attempt.Delay).ToList();
        Assert.Equal(TimeSpan.Zero, waits[0]);
        Assert.True(waits[1] >= TimeSpan.FromSeconds(0.5), $"The second wait was {waits[1]}.");
    }
}

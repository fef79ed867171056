using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>A handler below that breaks the rules and gives null for a response.</summary>
public sealed class MissingResponseTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_handler_that_gives_no_response_gets_a_complaint_that_says_so(bool reportsLifecycle, bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.ReportLifecycle = reportsLifecycle;
        scene.Server.Answers(503, ("Retry-After", "0")).Answers(_ => null!);

        var outcome = await scene.GetAsync();

        Assert.IsType<InvalidOperationException>(outcome.Failure);
        Assert.Equal([RetryDecision.Retried, RetryDecision.NotARetryStatus], outcome.Attempts.Select(attempt => attempt.Decision));
    }

    [Fact]
    public async Task A_call_that_walks_the_chain_from_the_start_gets_it_too()
    {
        using var scene = new Scene();
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(1);
        scene.Server.Answers(_ => null!);

        var outcome = await scene.GetAsync();

        Assert.IsType<InvalidOperationException>(outcome.Failure);
    }
}

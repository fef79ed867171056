using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class RetryLogTests
{
    public static TheoryData<RetryDecision> Decisions => Refusals.All;

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task Every_refusal_is_reached_and_told_with_its_reason(RetryDecision decision)
    {
        using var scene = new Scene();
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/path?token=secret");
        Refusals.Configure(scene.Options.Retry, decision);
        if (decision == RetryDecision.BudgetSpent)
        {
            scene.Server.AnswersTimes(Refusals.Budget + 1, 503, ("Retry-After", "0"));
            await scene.GetAsync();
            scene.Logs.Clear();
        }

        Refusals.Script(scene.Server, request, decision);

        var outcome = await scene.SendAsync(request);

        Assert.Equal(decision, outcome.LastDecision);
        var entry = Assert.Single(scene.Logs.OfEvent(202));
        Assert.Equal(LogLevel.Debug, entry.Level);
        Assert.Contains($"is not sent again: {decision}", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", string.Concat(scene.Logs.Entries.Select(each => each.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_is_told_before_its_wait_with_who_asked_for_it()
    {
        using var scene = new Scene();
        scene.Server.Answers(503, ("Retry-After", "7")).Answers(500).Answers(200);

        await scene.GetAsync("http://a.test/path?token=secret");

        Assert.Matches(@"^Default: GET http://a\.test/path\?\* got 503 at attempt 1 of 4; sent again in 00:00:07\.\d+ \(Retried, Retry-After\)\.$", scene.Logs.OfEvent(200)[0].Message);
        Assert.Matches(@"got 500 at attempt 2 of 4; sent again in 00:00:0\d\.\d+ \(Retried, back-off\)\.$", scene.Logs.OfEvent(200)[1].Message);
        Assert.Equal("Default: GET http://a.test/path?* succeeded with 200 at attempt 3 of 4, after 503, 500.", Assert.Single(scene.Logs.OfEvent(204)).Message);
    }

    [Fact]
    public async Task A_success_after_retries_is_told_once_however_many_hops_followed()
    {
        using var scene = new Scene();
        scene.Server.Answers(503).Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Answers(302, ("Location", "/y?secret")).Answers(200);

        await scene.GetAsync();

        var entry = Assert.Single(scene.Logs.OfEvent(204));
        Assert.Equal(
            (LogLevel.Information, "Default: GET http://a.test/y?* succeeded with 200 at attempt 3 of 4, after 503, HttpRequestException."),
            (entry.Level, entry.Message));
    }

    [Fact]
    public async Task A_success_at_once_is_told_nowhere()
    {
        using var scene = new Scene();
        scene.Server.Answers(200).Answers(302, ("Location", "/y")).Answers(200);

        await scene.GetAsync();
        Assert.Empty(scene.Logs.Entries);
        await scene.GetAsync();

        Assert.Equal(300, Assert.Single(scene.Logs.Entries).EventId.Id);
    }

    [Theory]
    [InlineData("9", LogLevel.Debug)]
    [InlineData("10", LogLevel.Information)]
    public async Task A_long_wait_is_told_at_the_ordinary_level(string retryAfter, LogLevel level)
    {
        using var scene = new Scene();
        scene.Server.Answers(503, ("Retry-After", retryAfter)).Answers(200);

        await scene.GetAsync();

        Assert.Equal(level, scene.Logs.OfEvent(200)[0].Level);
    }

    [Fact]
    public async Task A_wait_of_ten_seconds_is_long()
    {
        using var scene = new Scene();
        scene.Options.Retry.BaseDelay = scene.Options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        scene.Server.Answers(503).Answers(200);

        await scene.GetAsync();

        Assert.Equal(LogLevel.Information, scene.Logs.OfEvent(200)[0].Level);
    }

    [Fact]
    public async Task A_success_after_retries_is_told_at_the_level_of_its_policy()
    {
        using var scene = new Scene();
        scene.Options.On("2xx").LogLevel = LogLevel.Trace;
        scene.Server.Answers(503).Answers(200);

        await scene.GetAsync();

        Assert.Equal(LogLevel.Trace, Assert.Single(scene.Logs.OfEvent(204)).Level);
    }

    [Fact]
    public async Task A_header_that_cannot_be_read_is_told_and_counts_as_absent()
    {
        using var scene = new Scene();
        scene.Server.Answers(503, ("Retry-After", "soon")).Answers(200);

        await scene.GetAsync();

        Assert.Contains("Retry-After: \"soon\"", Assert.Single(scene.Logs.OfEvent(205)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_without_a_response_is_told_too()
    {
        using var scene = new Scene();
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Throws(new HttpRequestException(HttpRequestError.ConnectionError));

        await scene.GetAsync();

        Assert.Contains("got no response at attempt 1 of 2 (ConnectionError); sent again in", Assert.Single(scene.Logs.OfEvent(201)).Message, StringComparison.Ordinal);
        Assert.Contains("RetriesUsedUp", Assert.Single(scene.Logs.OfEvent(203)).Message, StringComparison.Ordinal);
    }
}

using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class ReturnedAttemptTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_exception_of_a_returned_status_has_the_send_that_ended_the_call(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromSeconds(2))).Answers(404);
        var outcome = await ReturnedAsync(scene);
        Assert.Empty(outcome.Attempts);
        scene.Time.Advance(TimeSpan.FromSeconds(5));

        var failure = await ThrowAsync(outcome.Response!);

        var (get, uri, code) = (HttpMethod.Get, new Uri("http://a.test/?*"), HttpStatusCode.NotFound);
        Assert.Equal(
            new StatusAttempt(1, get, uri, code, null, TimeSpan.FromSeconds(2), RetryDecision.NotARetryStatus, null),
            Assert.Single(failure.Attempts));
        Assert.EndsWith("(after 1 attempt).", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_redirect_it_has_the_send_to_the_last_address()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/new")).Answers(404);
        var outcome = await ReturnedAsync(scene);

        var failure = await ThrowAsync(outcome.Response!);

        Assert.Equal("/new", Assert.Single(failure.Attempts).RequestUri.AbsolutePath);
        Assert.Single(failure.Redirects);
    }

    [Fact]
    public async Task What_the_retry_stage_has_accounted_for_is_not_there_twice()
    {
        using var scene = new Scene();
        scene.Server.Answers(503).Answers(404);
        var outcome = await ReturnedAsync(scene);

        var failure = await ThrowAsync(outcome.Response!);

        Assert.Equal([503, 404], failure.Attempts.Select(attempt => (int)attempt.StatusCode!));
    }

    [Fact]
    public async Task Thrown_twice_it_has_its_send_once()
    {
        using var scene = new Scene();
        scene.Server.Answers(404);
        var outcome = await ReturnedAsync(scene);
        await ThrowAsync(outcome.Response!);

        Assert.Single((await ThrowAsync(outcome.Response!)).Attempts);
    }

    private static async Task<CallOutcome> ReturnedAsync(Scene scene)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/?x");
        request.OnStatus(HttpStatusCode.NotFound).Return();
        var outcome = await scene.SendAsync(request);
        Assert.NotNull(outcome.Response);
        return outcome;
    }

    private static Task<HttpNotFoundException> ThrowAsync(HttpResponseMessage response) =>
        Assert.ThrowsAsync<HttpNotFoundException>(() => response.EnsureStatusAsync(TestContext.Current.CancellationToken));
}

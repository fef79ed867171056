using System.Net;
using System.Security.Authentication;
using Polly;
using Polly.CircuitBreaker;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class RetryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_503_is_waited_for_as_asked_and_sent_again(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(503, ("Retry-After", "7")).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(HttpStatusCode.OK, outcome.StatusCode);
        Assert.InRange(scene.Server.Requests[1].At, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.7));
        Assert.Equal([RetryDecision.Retried, RetryDecision.NotARetryStatus], outcome.Attempts.Select(attempt => attempt.Decision));
        Assert.Equal([1, 2], outcome.Attempts.Select(attempt => attempt.Number));
        Assert.InRange(scene.Server.Requests[1].At - outcome.Attempts[0].Delay!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        Assert.True(scene.Server.Contents[0].IsDisposed);
        Assert.False(scene.Server.Contents[1].IsDisposed);
    }

    [Theory]
    [InlineData("Sun, 22 Nov 2026 00:01:30 GMT", null, 60 + 30)]
    [InlineData("Sun, 22 Nov 2026 05:01:30 GMT", "Sun, 22 Nov 2026 05:00:00 GMT", 60 + 30)]
    public async Task A_date_is_measured_against_the_servers_own_clock(string retryAfter, string? date, int seconds)
    {
        using var scene = new Scene();
        scene.Options.Retry.MaxRetryAfter = TimeSpan.FromMinutes(2);
        (string, string)[] headers = date is null ? [("Retry-After", retryAfter)] : [("Retry-After", retryAfter), ("Date", date)];
        scene.Server.Answers(429, headers).Answers(200);

        await scene.GetAsync();

        Assert.InRange(scene.Server.Requests[1].At, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1));
    }

    [Fact]
    public async Task Without_a_wish_of_the_server_the_wait_backs_off_within_its_bounds()
    {
        using var scene = new Scene();
        scene.Options.Retry.MaxRetries = 8;
        scene.Options.Retry.MaxDelay = TimeSpan.FromSeconds(4);
        scene.Server.AnswersTimes(8, 500).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.All(outcome.Attempts.Take(8), attempt =>
            Assert.InRange(attempt.Delay!.Value, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4)));
        Assert.Equal(outcome.Attempts.Sum(attempt => attempt.Delay?.TotalMilliseconds ?? 0), scene.Time.Elapsed.TotalMilliseconds, 10d);
    }

    [Fact]
    public async Task Retries_end_at_the_limit_with_the_servers_own_response()
    {
        using var scene = new Scene();
        scene.Server.AnswersTimes(4, 503);

        var outcome = await scene.GetAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, outcome.StatusCode);
        Assert.Equal(4, scene.Server.Requests.Count);
        Assert.Equal(RetryDecision.RetriesUsedUp, outcome.LastDecision);
    }

    [Fact]
    public async Task Now_is_believed_once_in_a_call()
    {
        using var scene = new Scene();
        scene.Server.AnswersTimes(3, 503, ("Retry-After", "0")).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(TimeSpan.Zero, outcome.Attempts[0].Delay);
        Assert.All(outcome.Attempts.Skip(1).Take(2), attempt => Assert.True(attempt.Delay >= TimeSpan.FromSeconds(0.5)));
    }

    [Theory]
    [InlineData(417)]
    [InlineData(421)]
    public async Task What_is_repeated_once_is_repeated_once_for_any_method(int status)
    {
        using var scene = new Scene();
        scene.Server.AnswersTimes(2, status);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new StringContent("x") });

        Assert.Equal(RetryDecision.RetriesUsedUp, outcome.LastDecision);
        Assert.Equal(["x", "x"], scene.Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_417_is_repeated_without_its_expectation()
    {
        using var scene = new Scene();
        scene.Server.Answers(417).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new StringContent("x") };
        request.Headers.ExpectContinue = true;

        await scene.SendAsync(request);

        Assert.True(scene.Server.Requests[0].Headers.ContainsKey("Expect"));
        Assert.False(scene.Server.Requests[1].Headers.ContainsKey("Expect"));
        Assert.True(request.Headers.ExpectContinue);
    }

    [Fact]
    public async Task An_expectation_that_failed_again_and_again_does_not_come_back()
    {
        using var scene = new Scene();
        scene.Options.On("417").MaxRetries = 3;
        scene.Server.AnswersTimes(3, 417).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new StringContent("x") };
        request.Headers.ExpectContinue = true;

        await scene.SendAsync(request);

        Assert.Equal([true, false, false, false], scene.Server.Requests.Select(sent => sent.Headers.ContainsKey("Expect")));
    }

    [Theory]
    [InlineData(503, "POST", false, RetryDecision.MethodNotIdempotent)]
    [InlineData(503, "PATCH", false, RetryDecision.MethodNotIdempotent)]
    [InlineData(503, "POST", true, RetryDecision.NotARetryStatus)]
    [InlineData(429, "POST", false, RetryDecision.NotARetryStatus)]
    [InlineData(425, "POST", false, RetryDecision.NotARetryStatus)]
    [InlineData(503, "DELETE", false, RetryDecision.NotARetryStatus)]
    public async Task The_method_decides_where_the_status_does_not_promise_that_nothing_was_done(
        int status, string method, bool hasKey, RetryDecision last)
    {
        using var scene = new Scene();
        scene.Server.Answers(status).Answers(200);
        var request = new HttpRequestMessage(new HttpMethod(method), "http://a.test/");
        if (hasKey)
        {
            request.Headers.Add("Idempotency-Key", "7");
        }

        var outcome = await scene.SendAsync(request);

        Assert.Equal(last, outcome.LastDecision);
        Assert.Equal(last == RetryDecision.NotARetryStatus ? 2 : 1, scene.Server.Requests.Count);
    }

    [Theory]
    [InlineData(503, "false", RetryDecision.ServerDeclined, 1)]
    [InlineData(503, "FALSE", RetryDecision.ServerDeclined, 1)]
    [InlineData(503, "maybe", RetryDecision.NotARetryStatus, 2)]
    [InlineData(400, "true", RetryDecision.NotARetryStatus, 2)]
    [InlineData(400, "True", RetryDecision.NotARetryStatus, 2)]
    [InlineData(413, "true", RetryDecision.NotARetryStatus, 2)]
    [InlineData(300, "true", RetryDecision.NotARetryStatus, 2)]
    public async Task The_server_itself_may_decline_or_invite_a_retry(int status, string wish, RetryDecision last, int sends)
    {
        using var scene = new Scene();
        scene.Server.Answers(status, ("x-should-retry", wish)).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(last, outcome.LastDecision);
        Assert.Equal(sends, scene.Server.Requests.Count);
    }

    [Fact]
    public async Task An_invitation_is_heeded_where_an_error_would_be_returned()
    {
        using var scene = new Scene();
        scene.Options.On("404").Return();
        scene.Server.Answers(404, ("x-should-retry", "true")).Answers(200);

        Assert.Equal(HttpStatusCode.OK, (await scene.GetAsync()).StatusCode);
    }

    [Fact]
    public async Task An_invitation_leaves_the_method_its_say()
    {
        using var scene = new Scene();
        scene.Server.Answers(409, ("x-should-retry", "true"));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Assert.Equal(RetryDecision.MethodNotIdempotent, outcome.LastDecision);
    }

    [Theory]
    [InlineData(413, null, RetryDecision.RetryAfterMissing)]
    [InlineData(413, "soon", RetryDecision.RetryAfterMissing)]
    [InlineData(503, "61", RetryDecision.RetryAfterTooLong)]
    [InlineData(503, "99999999999999999999999999999", RetryDecision.RetryAfterTooLong)]
    [InlineData(503, "Fri, 31 Dec 9999 23:59:59 GMT", RetryDecision.RetryAfterTooLong)]
    public async Task What_the_server_asks_can_end_the_call_at_once(int status, string? retryAfter, RetryDecision decision)
    {
        using var scene = new Scene();
        scene.Server.Answers(status, retryAfter is null ? [] : [("Retry-After", retryAfter)]);

        var outcome = await scene.GetAsync();

        Assert.Equal(decision, outcome.LastDecision);
        Assert.Equal((HttpStatusCode)status, outcome.StatusCode);
        Assert.Equal(TimeSpan.Zero, scene.Time.Elapsed);
    }

    [Fact]
    public async Task A_wait_that_does_not_fit_the_time_left_is_not_begun()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(503, ("Retry-After", "4")).Answers(503, ("Retry-After", "6"));

        var outcome = await scene.GetAsync();

        Assert.Equal(RetryDecision.NoTimeLeft, outcome.LastDecision);
        Assert.Equal(2, scene.Server.Requests.Count);
        Assert.InRange(scene.Time.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Time_that_ends_during_a_further_send_is_a_timeout_that_tells_what_was_seen(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(503, ("Retry-After", "4")).Hangs();

        var outcome = await scene.GetAsync();

        var timeout = Assert.IsType<TaskCanceledException>(outcome.Failure, exactMatch: false);
        Assert.IsType<TimeoutException>(timeout.InnerException);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, timeout.Data["StatusHandling.StatusCode"]);
        Assert.Equal([RetryDecision.Retried, RetryDecision.NoTimeLeft], outcome.Attempts.Select(attempt => attempt.Decision));
        Assert.Equal(TimeSpan.FromSeconds(9.9), scene.Time.Elapsed);
    }

    [Fact]
    public async Task A_budget_that_is_spent_ends_retries_and_requests_earn_it_again()
    {
        using var scene = new Scene();
        scene.Options.Retry.BudgetReserve = 0;
        scene.Options.Retry.MaxRetries = 100;
        scene.Options.Retry.BaseDelay = scene.Options.Retry.MaxDelay = TimeSpan.Zero;
        scene.Server.AnswersTimes(101, 500);

        var outcome = await scene.GetAsync();
        Assert.Equal(RetryDecision.RetriesUsedUp, outcome.LastDecision);

        scene.Server.Answers(500);
        Assert.Equal(RetryDecision.BudgetSpent, (await scene.GetAsync()).LastDecision);

        scene.Server.AnswersTimes(4, 200).Answers(500).Answers(200);
        for (var i = 0; i < 4; i++)
        {
            await scene.GetAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await scene.GetAsync()).StatusCode);
        Assert.True(scene.Server.IsOver);
    }

    [Fact]
    public async Task Some_retries_a_second_are_free()
    {
        using var scene = new Scene();
        scene.Options.Retry.BudgetReserve = 2;
        scene.Options.Retry.BudgetRatio = 0;
        scene.Options.Retry.MaxRetries = 100;
        scene.Options.Retry.BaseDelay = scene.Options.Retry.MaxDelay = TimeSpan.Zero;
        scene.Server.AnswersTimes(101, 500);
        await scene.GetAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(1));

        scene.Server.AnswersTimes(5, 500);

        Assert.Equal(RetryDecision.BudgetSpent, (await scene.GetAsync()).LastDecision);
        Assert.Equal(101 + 5, scene.Server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.HttpProtocolError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.UserAuthenticationError, false)]
    [InlineData(HttpRequestError.VersionNegotiationError, false)]
    [InlineData(HttpRequestError.InvalidResponse, false)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public async Task A_failure_is_retried_when_trying_again_can_help(HttpRequestError error, bool isRetried)
    {
        using var scene = new Scene();
        var failure = new HttpRequestException(error);
        scene.Server.Throws(failure).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(isRetried, outcome.StatusCode == HttpStatusCode.OK);
        Assert.Equal(isRetried ? null : failure, outcome.Failure);
        Assert.Equal(isRetried ? 2 : 1, scene.Server.Requests.Count);
    }

    public static TheoryData<string, Exception> Hopeless => new()
    {
        { "certificate", new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException()) },
        { "deep certificate", new HttpRequestException(HttpRequestError.SecureConnectionError, null, new IOException("", new AuthenticationException())) },
        { "stream consumed", new HttpRequestException(HttpRequestError.Unknown, null, new InvalidOperationException()) },
        { "with a status", new HttpRequestException(HttpRequestError.ConnectionError, null, null, HttpStatusCode.BadGateway) },
        { "cancelled by someone", new OperationCanceledException("", new InvalidOperationException()) },
        { "redirect limit", new HttpRequestException("The maximum number of redirects was exceeded.") },
        { "circuit open", new HttpRequestException("", new BrokenCircuitException()) },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public async Task A_failure_that_trying_again_cannot_mend_passes_unchanged(string name, Exception failure)
    {
        using var scene = new Scene();
        scene.Server.Throws(failure);

        var outcome = await scene.GetAsync();

        Assert.True(ReferenceEquals(failure, outcome.Failure), name);
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_use_is_retried()
    {
        using var scene = new Scene();
        var reset = new IOException("", new System.Net.Sockets.SocketException(104));
        scene.Server.Throws(new HttpRequestException("", reset)).Answers(200);

        Assert.Equal(HttpStatusCode.OK, (await scene.GetAsync()).StatusCode);
    }

    [Fact]
    public async Task A_failure_of_a_POST_is_not_retried()
    {
        using var scene = new Scene();
        scene.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Assert.Equal(RetryDecision.MethodNotIdempotent, outcome.LastDecision);
        Assert.Equal(typeof(HttpRequestException), outcome.Attempts[0].Failure);
    }

    [Fact]
    public async Task Retries_that_end_without_a_response_end_with_the_original_exception()
    {
        using var scene = new Scene();
        var last = new HttpRequestException(HttpRequestError.ConnectionError, "the last");
        for (var i = 0; i < 3; i++)
        {
            scene.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError));
        }

        scene.Server.Throws(last);

        var outcome = await scene.GetAsync();

        Assert.Same(last, outcome.Failure);
        Assert.Equal(4, outcome.Attempts.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_that_takes_too_long_is_sent_again(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(3);
        scene.Server.Hangs().Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(HttpStatusCode.OK, outcome.StatusCode);
        Assert.True(scene.Server.Requests[1].At >= TimeSpan.FromSeconds(3.5));
        Assert.Equal(0, scene.Time.ArmedTimers);
    }

    [Fact]
    public async Task Attempts_that_all_take_too_long_end_as_a_timeout()
    {
        using var scene = new Scene();
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(3);
        scene.Options.Retry.MaxRetries = 1;
        scene.Server.Hangs().Hangs();

        var outcome = await scene.GetAsync();

        Assert.IsType<TimeoutException>(Assert.IsType<TaskCanceledException>(outcome.Failure, exactMatch: false).InnerException);
        Assert.Equal(RetryDecision.RetriesUsedUp, outcome.LastDecision);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancellation_ends_a_wait_at_once_with_the_callers_token(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        using var cancellation = new CancellationTokenSource();
        scene.Server
            .Does(_ => scene.Time.CreateTimer(_ => cancellation.Cancel(), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan))
            .Answers(503, ("Retry-After", "7"));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), cancellation.Token);

        var cancelled = Assert.IsType<OperationCanceledException>(outcome.Failure, exactMatch: false);
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.True(scene.Server.Contents[0].IsDisposed);
        Assert.Single(scene.Server.Requests);
        Assert.True(synchronous || scene.Time.Elapsed == TimeSpan.FromSeconds(2), "A thread that is woken takes a while; the clock goes on.");
    }

    [Fact]
    public async Task Cancellation_before_the_wait_sends_nothing_more()
    {
        using var scene = new Scene();
        using var cancellation = new CancellationTokenSource();
        scene.Server.Does(_ => cancellation.Cancel()).Answers(503, ("Retry-After", "0"));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), cancellation.Token);

        Assert.IsType<OperationCanceledException>(outcome.Failure, exactMatch: false);
        Assert.True(scene.Server.Contents[0].IsDisposed);
        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    public async Task A_function_of_the_users_that_throws_surfaces_and_loses_no_response()
    {
        using var scene = new Scene();
        scene.Options.Retry.IsReplayable = _ => throw new InvalidTimeZoneException();
        scene.Server.Answers(503);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new OneShotContent("x") };

        var outcome = await scene.SendAsync(request);

        Assert.IsType<InvalidTimeZoneException>(outcome.Failure);
        Assert.True(scene.Server.Contents[0].IsDisposed);
    }

    [Fact]
    public async Task What_is_put_around_each_attempt_is_asked_for_each_and_its_exceptions_pass()
    {
        using var scene = new Scene();
        var opened = new BrokenCircuitException();
        var asked = 0;
        scene.Options.Retry.ConfigureAttempt = builder => builder.AddStrategy(_ => new Counting(() => ++asked == 3 ? opened : null));
        scene.Server.AnswersTimes(2, 503);

        var outcome = await scene.GetAsync();

        Assert.Same(opened, outcome.Failure);
        Assert.Equal(2, scene.Server.Requests.Count);
    }

    private sealed class Counting(Func<Exception?> ask) : ResilienceStrategy<HttpResponseMessage>
    {
        protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
            ask() is { } failure ? Outcome.FromExceptionAsValueTask<HttpResponseMessage>(failure) : callback(context, state);
    }
}

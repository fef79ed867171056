using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Errors;
using StatusHandling.Policies;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Errors;

public sealed class StatusExceptionHandlerTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly StatusHandlingOptions _options = new();

    public StatusExceptionHandlerTests() => _options.Retry.MaxRetries = 0;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task A_response_whose_policy_is_return_is_handed_out_with_its_account()
    {
        _options.On(HttpStatusCode.ServiceUnavailable).Then = StatusAction.Return;
        _options.Retry.MaxRetries = 1;

        using var response = await SendAsync(server => server.Answers(503).Answers(503, "later"));

        Assert.Equal("later", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal([RetryDecision.Retried, RetryDecision.RetriesUsedUp], response.GetAttempts().Select(attempt => attempt.Decision));
        var entry = Assert.Single(_logs.OfEvent(401));
        Assert.Equal((LogLevel.Debug, "Default: GET http://a.test/x answered 503 at attempt 2 of 2; returned, as its policy says (RetriesUsedUp)."), (entry.Level, entry.Message));
    }

    [Fact]
    public async Task A_success_after_a_retry_is_handed_out_without_a_word()
    {
        _options.Retry.MaxRetries = 1;

        using var response = await SendAsync(server => server.Answers(503).Answers(200));

        Assert.Equal(2, response.GetAttempts().Count);
        Assert.Empty(_logs.OfEvent(401));
    }

    [Theory]
    [InlineData(404, LogLevel.Warning, "HttpNotFoundException", RetryDecision.NotARetryStatus)]
    [InlineData(500, LogLevel.Error, "HttpInternalServerErrorException", RetryDecision.RetriesUsedUp)]
    [InlineData(999, LogLevel.Error, "ServerErrorException", RetryDecision.RetriesUsedUp)]
    [InlineData(305, LogLevel.Warning, "RedirectException", RetryDecision.NotARetryStatus)]
    [InlineData(306, LogLevel.Warning, "RedirectException", RetryDecision.NotARetryStatus)]
    [InlineData(399, LogLevel.Warning, "RedirectException", RetryDecision.NotARetryStatus)]
    public async Task What_is_thrown_is_logged_once_by_its_class(int code, LogLevel level, string exception, RetryDecision decision)
    {
        await Assert.ThrowsAnyAsync<HttpStatusException>(() => SendAsync(server => server.Answers(code)));

        var entry = Assert.Single(_logs.OfEvent(400));
        Assert.Equal(level, entry.Level);
        Assert.Equal($"Default: GET http://a.test/x answered {code} at attempt 1 of 1; thrown as {exception} ({decision}).", entry.Message);
        Assert.Equal((1, decision), (entry.Values["Attempt"], entry.Values["Decision"]));
    }

    [Fact]
    public async Task A_redirect_that_was_refused_is_a_warning_once_with_the_reason()
    {
        await Assert.ThrowsAsync<RedirectException>(() => SendAsync(server => server.Answers(302)));

        Assert.Equal([(301, LogLevel.Warning), (400, LogLevel.Debug)], _logs.Entries.Select(entry => (entry.EventId.Id, entry.Level)));
    }

    [Fact]
    public async Task A_redirect_that_is_to_be_thrown_is_a_warning()
    {
        _options.On("302").Throw();

        await Assert.ThrowsAsync<RedirectException>(() => SendAsync(server => server.Answers(302, ("Location", "/there"))));

        Assert.Equal([(400, LogLevel.Warning)], _logs.Entries.Select(entry => (entry.EventId.Id, entry.Level)));
    }

    [Fact]
    public async Task What_is_thrown_is_logged_with_the_servers_name_for_the_request()
    {
        await Assert.ThrowsAsync<HttpNotFoundException>(() => SendAsync(server => server.Answers(404, ("x-request-id", "7f3a"))));

        Assert.Equal("7f3a", Assert.Single(_logs.OfEvent(400)).Values["RequestId"]);
    }

    [Theory]
    [InlineData("404", LogLevel.Debug)]
    [InlineData("4xx", LogLevel.Debug)]
    [InlineData("403", LogLevel.Warning)]
    public async Task What_the_caller_expects_is_no_warning(string key, LogLevel level)
    {
        using var server = new ScriptedServer(_time).Answers(404);
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/x");
        request.OnStatus(key).Throw();

        await Assert.ThrowsAsync<HttpNotFoundException>(() => client.SendAsync(request, Token));

        Assert.Equal(level, Assert.Single(_logs.OfEvent(400)).Level);
    }

    [Fact]
    public async Task The_policy_may_set_the_level_of_both()
    {
        _options.On("4xx").LogLevel = LogLevel.Information;
        _options.On("410").Return();

        await Assert.ThrowsAsync<HttpNotFoundException>(() => SendAsync(server => server.Answers(404)));
        using var response = await SendAsync(server => server.Answers(410));

        Assert.Equal([LogLevel.Information, LogLevel.Information], _logs.Entries.Where(entry => entry.EventId.Id >= 400).Select(entry => entry.Level));
    }

    [Fact]
    public async Task A_request_may_ask_for_its_own_ending()
    {
        using var server = new ScriptedServer(_time).Answers(404);
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/x");
        request.OnStatus(HttpStatusCode.NotFound).Return();

        using var response = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_thrown_is_disposed_and_copied(bool isSynchronous)
    {
        using var server = new ScriptedServer(_time).Answers(409, "both", ("ETag", "\"1\""), ("Content-Type", "text/plain; charset=us-ascii"));
        using var client = Client(server);
        using var request = new HttpRequestMessage(HttpMethod.Put, "http://user:pw@a.test/x?q=1#f");

        var exception = isSynchronous
            ? Assert.Throws<HttpConflictException>(() => client.Send(request, Token))
            : await Assert.ThrowsAsync<HttpConflictException>(() => client.SendAsync(request, Token));

        Assert.True(Assert.Single(server.Contents).IsDisposed);
        Assert.Equal("both", exception.Response.Text);
        Assert.Equal("text/plain; charset=us-ascii", exception.Response.ContentType);
        Assert.Equal(HttpVersion.Version11, exception.Response.Version);
        Assert.Equal("Conflict", exception.Response.ReasonPhrase);
        Assert.False(exception.Response.IsTruncated);
        Assert.Equal("\"1\"", exception.ETag!.Tag);
        Assert.Equal(HttpMethod.Put, exception.Method);
        Assert.Equal("http://a.test/x?*", exception.RequestUri!.OriginalString);
        Assert.Equal(RetryDecision.NotARetryStatus, Assert.Single(exception.Attempts).Decision);
    }

    [Fact]
    public async Task The_query_is_shown_where_the_options_say_so()
    {
        _options.Errors.ShowQuery = true;
        using var server = new ScriptedServer(_time).Answers(404, ("Location", "/y?z=2#f"));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => client.GetAsync("http://user:pw@a.test/x?q=1#f", Token));

        Assert.Equal("http://a.test/x?q=1", exception.RequestUri!.OriginalString);
        Assert.Equal("/y?z=2", Assert.Single(exception.Response.Headers["Location"]));
    }

    [Fact]
    public async Task RetryAt_goes_by_the_clock_of_the_client()
    {
        var exception = await Assert.ThrowsAsync<HttpServiceUnavailableException>(
            () => SendAsync(server => server.Answers(503, ("Retry-After", "40"))));

        Assert.Equal(TimeSpan.FromSeconds(40), exception.RetryAfter);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(40), exception.RetryAt);
    }

    [Theory]
    [InlineData(RedirectFailure.Loop, 302)]
    [InlineData(RedirectFailure.MissingLocation, 301)]
    [InlineData(RedirectFailure.TooMany, 300)]
    public async Task A_redirect_that_could_not_be_followed_says_why(RedirectFailure reason, int code)
    {
        var exception = await Assert.ThrowsAsync<RedirectException>(() => WalkAsync(code, reason));

        Assert.Equal(reason, exception.Reason);
        Assert.Equal((HttpStatusCode)code, exception.StatusCode);
    }

    [Fact]
    public async Task A_redirect_whose_policy_is_throw_was_not_followed()
    {
        var exception = await Assert.ThrowsAsync<RedirectException>(() => WalkAsync(305, null));

        Assert.Equal(RedirectFailure.NotFollowed, exception.Reason);
    }

    [Fact]
    public async Task A_choice_that_nothing_hindered_is_handed_out()
    {
        using var response = await WalkAsync(300, null);

        Assert.Equal(HttpStatusCode.MultipleChoices, response.StatusCode);
    }

    [Fact]
    public async Task A_failure_without_response_passes_unchanged_and_is_logged_once()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "refused");

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(server => server.Throws(failure)));

        Assert.Same(failure, thrown);
        var entry = Assert.Single(_logs.OfEvent(402));
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Equal("Default: GET http://a.test/x got no response at attempt 1 of 1: ConnectionError (RetriesUsedUp).", entry.Message);
    }

    [Fact]
    public async Task The_policy_of_no_response_sets_the_level_of_its_message()
    {
        _options.On("NoResponse").LogLevel = LogLevel.Trace;
        var failure = new TaskCanceledException("slow", new TimeoutException());

        await Assert.ThrowsAsync<TaskCanceledException>(() => SendAsync(server => server.Throws(failure)));

        Assert.Equal(LogLevel.Trace, Assert.Single(_logs.OfEvent(402)).Level);
    }

    public static TheoryData<Exception> NotOurs =>
        [new InvalidOperationException(), new OperationCanceledException(), new HttpNotFoundException()];

    [Theory]
    [MemberData(nameof(NotOurs), DisableDiscoveryEnumeration = true)]
    public async Task Another_failure_is_not_logged(Exception failure)
    {
        Assert.Same(failure, await Record.ExceptionAsync(() => SendAsync(server => server.Throws(failure))));

        Assert.Empty(_logs.OfEvent(402));
    }

    [Fact]
    public async Task The_caller_may_cancel_while_the_body_is_read()
    {
        using var cancelling = new CancellationTokenSource();
        var content = new StreamContent(new StallingStream());
        using var server = new ScriptedServer(_time).Answers(_ => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = content });
        using var invoker = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, _options, _logs, _time));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/x");
        var sending = invoker.SendAsync(request, cancelling.Token);
        await _time.WhenArmedAsync();

        await cancelling.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(cancelling.Token, cancelled.CancellationToken);
        Assert.Throws<ObjectDisposedException>(() => content.ReadAsStream(Token));
        Assert.Empty(_logs.OfEvent(400));
    }

    [Fact]
    public async Task A_logger_that_fails_leaves_no_response_open()
    {
        _options.On(HttpStatusCode.NotFound).Return();
        using var server = new ScriptedServer(_time).Answers(404);
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, _options, new FailingLogs(), _time));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("http://a.test/x", Token));

        Assert.True(Assert.Single(server.Contents).IsDisposed);
    }

    [Fact]
    public async Task Reading_the_body_ends_before_the_time_of_the_call()
    {
        _options.Retry.TotalTimeout = TimeSpan.FromSeconds(2);
        using var server = new ScriptedServer(_time)
            .Answers(_ => new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StreamContent(new StallingStream()) });
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => _time.RunAsync(client.GetAsync("http://a.test/x", Token)));

        Assert.True(exception.Response.IsTruncated);
        Assert.Equal(TimeSpan.FromSeconds(1.9), _time.Elapsed);
    }

    [Fact]
    public async Task An_exception_crosses_at_most_two_frames_of_ours()
    {
        using var server = new ScriptedServer(_time).Answers(_ => new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            Content = new StreamContent(new LaterStream()),
        });
        using var client = new HttpClient(StatusHandlingPipeline.Create(new LaterHandler(server), _options, _logs, _time));

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => client.GetAsync("http://a.test/x", Token));

        var frames = exception.StackTrace!.Split('\n').Where(frame =>
            frame.Contains("at StatusHandling.", StringComparison.Ordinal) && !frame.Contains(".Tests.", StringComparison.Ordinal));
        Assert.InRange(frames.Count(), 1, 2);
    }

    private HttpClient Client(ScriptedServer server) => new(StatusHandlingPipeline.Create(server, _options, _logs, _time));

    private async Task<HttpResponseMessage> SendAsync(Action<ScriptedServer> script)
    {
        using var server = new ScriptedServer(_time);
        script(server);
        using var client = Client(server);
        return await _time.RunAsync(client.GetAsync("http://a.test/x", Token));
    }

    // The stage alone, above one that stands for the redirect stage.
    private async Task<HttpResponseMessage> WalkAsync(int code, RedirectFailure? failure)
    {
        var clock = new CallClock(_time);
        var logger = _logs.CreateLogger("");
        using var stage = new StatusExceptionHandler(
            clock, new ErrorLog("", logger), new StatusSignals("", StatusMetrics.From(null)), new ClientCallbacks("", "", null, clock, logger))
        {
            InnerHandler = new Refusal(code, failure),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/x");
        var start = new CallStart(PolicySnapshot.FromCode(_options), request.Method, request.RequestUri, request.Content, clock.Now, 0);
        var call = new StatusCall(request, start, clock, null, null);
        call.Attach(request);
        return await stage.SendAsync(request, call, async: true, Token);
    }

    private sealed class Refusal(int code, RedirectFailure? failure) : StatusStage
    {
        internal override ValueTask<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
        {
            call.RedirectFailure = failure;
            return new(new HttpResponseMessage((HttpStatusCode)code) { RequestMessage = request });
        }
    }

    private sealed class FailingLogs : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException();

        public void Dispose()
        {
        }
    }

    private sealed class LaterHandler(HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

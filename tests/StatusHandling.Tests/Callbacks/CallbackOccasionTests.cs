using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Callbacks;

/// <summary>When a callback is run, and when it is not.</summary>
public sealed class CallbackOccasionTests
{
    public static MatrixTheoryData<string, bool> Ways => new(["OnRetry", "OnRedirect", "OnError"], [false, true]);

    // What the server answers; x: no connection; y: a failure that is not tried again; @: with Retry-After.
    [Theory]
    [InlineData("GET", "200", 0, 0, 0)]
    [InlineData("GET", "503 200", 1, 0, 0)]
    [InlineData("GET", "503 x 200", 2, 0, 0)]
    [InlineData("GET", "503 503 503 503", 3, 0, 1)]
    [InlineData("GET", "x x x x", 3, 0, 1)]
    [InlineData("GET", "y", 0, 0, 1)]
    [InlineData("GET", "503@3600", 0, 0, 1)]
    [InlineData("POST", "503", 0, 0, 1)]
    [InlineData("GET", "404", 0, 0, 1)]
    [InlineData("GET", "405", 0, 0, 0)]
    [InlineData("GET", "302 200", 0, 1, 0)]
    [InlineData("GET", "302@1 200", 0, 1, 0)]
    [InlineData("GET", "302@3600", 0, 0, 1)]
    [InlineData("GET", "301 302 308 404", 0, 3, 1)]
    [InlineData("GET", "302 503 302 x 200", 2, 2, 0)]
    [InlineData("GET", "302 503 302 x 503 x", 3, 2, 1)]
    [InlineData("GET", "306", 0, 0, 1)]
    public async Task Each_callback_is_run_exactly_as_often_as_the_log_says(string method, string answers, int retries, int redirects, int errors)
    {
        using var scene = new CallbackScene().With(options => options.On("405").Return());
        Script(scene.Server, answers);

        await scene.SendAsync(new HttpRequestMessage(new HttpMethod(method), "http://a.test/"));

        var told = scene.Told.Select(told => told.Context).ToList();
        Assert.Equal(
            (retries, redirects, errors),
            (told.OfType<StatusRetryContext>().Count(), told.OfType<StatusRedirectContext>().Count(), told.OfType<StatusErrorContext>().Count()));
        Assert.Equal((retries, redirects, errors), (Logged(scene, 200, 201), Logged(scene, 300, 303, 304), Logged(scene, 400, 402)));
        Assert.True(scene.Server.IsOver);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_is_told_after_its_log_and_before_its_wait(bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        scene.Server.Answers(503, ("Retry-After", "2")).Answers(200);
        var (logged, sent) = (0, 0);
        scene.Does = _ =>
        {
            (logged, sent) = (scene.Logs.OfEvent(200).Count, scene.Server.Requests.Count);
            return default;
        };

        await scene.GetAsync();

        var attempt = scene.Only<StatusRetryContext>().Attempt;
        Assert.Equal((RetryDecision.Retried, HttpStatusCode.ServiceUnavailable, 1), (attempt.Decision, attempt.StatusCode, attempt.Number));
        Assert.Equal((1, 1, TimeSpan.Zero), (logged, sent, scene.Told[0].At));
        Assert.InRange(attempt.Delay!.Value, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.2));
        Assert.InRange(scene.Server.Requests[1].At - attempt.Delay.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        Assert.Same(attempt, scene.Response!.GetAttempts()[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redirect_is_told_after_its_log_and_its_wait_and_before_its_target_is_asked(bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        scene.Server.Answers(302, ("Location", "http://b.test/"), ("Retry-After", "2")).Answers(404);
        var (logged, sent) = (0, 0);
        scene.Does = context =>
        {
            (logged, sent) = context is StatusRedirectContext ? (scene.Logs.OfEvent(300).Count, scene.Server.Requests.Count) : (logged, sent);
            return context is StatusRedirectContext ? new ValueTask(Task.Delay(TimeSpan.FromSeconds(3), scene.Time)) : default;
        };

        var failure = await scene.GetAsync();

        var told = scene.Only<StatusRedirectContext>();
        Assert.Equal(new RedirectHop(new("http://a.test/"), new("http://b.test/"), HttpStatusCode.Found, HttpMethod.Get), told.Hop);
        Assert.Equal((1, 1, TimeSpan.FromSeconds(2), false), (logged, sent, scene.Told[0].At, told.IsRemembered));
        Assert.Equal(TimeSpan.FromSeconds(5), scene.Server.Requests[1].At);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<HttpNotFoundException>(failure).Attempts[^1].Duration);
    }

    [Fact]
    public async Task Remembered_redirects_are_told_as_such_one_by_one_before_anything_is_sent()
    {
        using var scene = new CallbackScene().With(options => options.Redirects.RememberPermanent = true);
        scene.Server.Answers(301, ("Location", "/b")).Answers(308, ("Location", "/c")).Answers(200).Answers(200);

        await scene.GetAsync();
        await scene.GetAsync();

        Assert.Equal(
            ["/b False", "/c False", "/b True", "/c True"],
            scene.Told.Select(told => Assert.IsType<StatusRedirectContext>(told.Context))
                .Select(context => $"{context.Hop.To.AbsolutePath} {context.IsRemembered}"));
        Assert.Equal(4, scene.Server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_is_told_with_the_very_exception_that_the_caller_gets(bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        scene.Server.Answers(503, ("Retry-After", "1")).Answers(302, ("Location", "http://b.test/")).Answers(404);

        var failure = await scene.GetAsync();

        var told = scene.Only<StatusErrorContext>();
        Assert.Same(Assert.IsType<HttpNotFoundException>(failure), told.Exception);
        Assert.Equal((HttpMethod.Get, new Uri("http://b.test/")), (told.Method, told.RequestUri));
        Assert.Equal([503, 302, 404], told.Attempts.Select(attempt => (int)attempt.StatusCode!));
        Assert.Single(told.Redirects);
        Assert.Single(scene.Logs.OfEvent(400));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_without_a_response_is_told_with_the_original_exception_and_its_stack(bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous }.With(options => options.Retry.MaxRetries = 1);
        var last = new HttpRequestException(HttpRequestError.ConnectionError, "The last.");
        scene.Does = _ => new ValueTask(Task.Delay(TimeSpan.FromSeconds(0.1), scene.Time));
        scene.Server.Answers(302, ("Location", "/there")).Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Throws(last);

        var failure = await scene.GetAsync("http://u:p@a.test/here?token");

        var told = scene.Only<StatusErrorContext>();
        Assert.Same(last, failure);
        Assert.Same(last, told.Exception);
        Assert.Contains(nameof(ScriptedServer), failure!.StackTrace, StringComparison.Ordinal);
        Assert.Equal((HttpMethod.Get, "http://a.test/there"), (told.Method, told.RequestUri!.OriginalString));
        Assert.Equal([RetryDecision.Retried, RetryDecision.RetriesUsedUp], told.Attempts.Select(attempt => attempt.Decision));
    }

    [Fact]
    public async Task A_call_that_the_caller_cancels_is_no_error()
    {
        using var scene = new CallbackScene();
        using var cancelling = new CancellationTokenSource();
        scene.Server.Does(_ => cancelling.Cancel()).Hangs();

        var failure = await scene.GetAsync(cancellationToken: cancelling.Token);

        Assert.IsType<TaskCanceledException>(failure);
        Assert.Empty(scene.Told);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_a_callback_throws_changes_nothing_and_is_logged_once(string callback, bool synchronous)
    {
        foreach (var isThrownLater in new[] { false, true })
        {
            using var plain = new CallbackScene { IsSynchronous = synchronous };
            using var scene = new CallbackScene { IsSynchronous = synchronous };
            var thrown = new InvalidTimeZoneException("The callback's.");
            scene.Does = async _ =>
            {
                await (isThrownLater ? Task.Delay(TimeSpan.FromSeconds(1), scene.Time) : Task.CompletedTask);
                throw thrown;
            };

            var (expected, failure) = (await plain.RunAsync(callback), await scene.RunAsync(callback));

            Assert.Equal((expected?.GetType(), plain.Response?.StatusCode), (failure?.GetType(), scene.Response?.StatusCode));
            Assert.Equal(plain.Server.Requests.Count, scene.Server.Requests.Count);
            AssertLogged(scene, callback, thrown);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_a_callback_throws_instead_of_a_task_changes_nothing_and_is_logged_once(string callback, bool synchronous)
    {
        using var scene = new CallbackScene { IsSynchronous = synchronous };
        var thrown = new OperationCanceledException("A token of the callback's own.");
        scene.Does = _ => throw thrown;

        await scene.RunAsync(callback);

        Assert.True(scene.Server.IsOver);
        AssertLogged(scene, callback, thrown);
    }

    private static void AssertLogged(CallbackScene scene, string callback, Exception thrown)
    {
        var entry = Assert.Single(scene.Failures);
        Assert.Same(thrown, entry.Exception);
        Assert.StartsWith($"api: {callback} failed ", entry.Message, StringComparison.Ordinal);
        Assert.Equal(("StatusHandling.api", Microsoft.Extensions.Logging.LogLevel.Error), (entry.Category, entry.Level));
        Assert.Equal(callback switch { "OnRetry" => 210, "OnRedirect" => 310, _ => 410 }, entry.EventId.Id);
    }

    private static int Logged(CallbackScene scene, params int[] ids) => ids.Sum(id => scene.Logs.OfEvent(id).Count);

    private static void Script(ScriptedServer server, string answers)
    {
        foreach (var (index, answer) in answers.Split(' ').Index())
        {
            var (status, wait) = answer.Split('@') is [var first, var second] ? (first, second) : (answer, null);
            _ = status switch
            {
                "x" => server.Throws(new HttpRequestException(HttpRequestError.ConnectionError)),
                "y" => server.Throws(new HttpRequestException(HttpRequestError.InvalidResponse)),
                _ => server.Answers(
                    int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
                    [("Location", $"/{index}"), .. wait is null ? Array.Empty<(string, string)>() : [("Retry-After", wait)]]),
            };
        }
    }
}

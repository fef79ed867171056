using System.Diagnostics;
using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

/// <summary>All that logs, metrics and the trace tell of a call, and nothing else: each test names the whole of it.</summary>
public sealed class WholeAccountTests
{
    private const string Got503 = "client.name=api http.request.method=GET http.response.status_code=503 server.address=a.test";

    public static TheoryData<RetryDecision> Decisions => Refusals.All;

    [Fact]
    public async Task A_success_at_once_is_told_nowhere()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(200);

        Assert.Null(await telemetry.GetAsync());

        AssertTold(telemetry, lines: [], measurements: [], events: [], ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_success_after_two_retries_tells_of_both()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(503, ("Retry-After", "0")).Answers(500, ("x-request-id", "7f3a")).Answers(200);

        Assert.Null(await telemetry.GetAsync());

        const string Got500 = "client.name=api http.request.method=GET http.response.status_code=500 server.address=a.test";
        AssertTold(
            telemetry,
            lines:
            [
                "200 Debug api: GET http://a.test/path got 503 at attempt 1 of 4; sent again in 00:00:00 (Retried, Retry-After).",
                "200 Debug api: GET http://a.test/path got 500 at attempt 2 of 4; sent again in 00:00:00 (Retried, back-off). Request id: 7f3a",
                "204 Information api: GET http://a.test/path succeeded with 200 at attempt 3 of 4, after 503, 500.",
            ],
            measurements:
            [
                $"status_handling.retries 1 {Got503} status_handling.reason=Retry-After",
                $"status_handling.retry.delay 0 {Got503} status_handling.reason=Retry-After",
                $"status_handling.retries 1 {Got500} status_handling.reason=back-off",
                $"status_handling.retry.delay 0 {Got500} status_handling.reason=back-off",
            ],
            events:
            [
                "retry client.name=api http.request.method=GET http.request.resend_count=1 http.response.status_code=503 server.address=a.test status_handling.reason=Retry-After status_handling.retry.delay=0",
                "retry client.name=api http.request.method=GET http.request.resend_count=2 http.response.status_code=500 server.address=a.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_call_whose_retries_are_used_up_ends_in_one_error()
    {
        using var telemetry = Listen(options => options.Retry.MaxRetries = 1);
        telemetry.Server.AnswersTimes(2, 503, ("x-request-id", "7f3a"));

        Assert.IsType<HttpServiceUnavailableException>(await telemetry.GetAsync());

        AssertTold(
            telemetry,
            lines:
            [
                "200 Debug api: GET http://a.test/path got 503 at attempt 1 of 2; sent again in 00:00:00 (Retried, back-off). Request id: 7f3a",
                "202 Debug api: GET http://a.test/path got 503 at attempt 2 of 2 and is not sent again: RetriesUsedUp. Request id: 7f3a",
                "400 Error api: GET http://a.test/path answered 503 at attempt 2 of 2; thrown as HttpServiceUnavailableException (RetriesUsedUp). Request id: 7f3a",
            ],
            measurements:
            [
                $"status_handling.retries 1 {Got503} status_handling.reason=back-off",
                $"status_handling.retry.delay 0 {Got503} status_handling.reason=back-off",
                $"status_handling.retry.refusals 1 {Got503} status_handling.reason=RetriesUsedUp",
                $"status_handling.errors 1 {Got503} status_handling.reason=RetriesUsedUp status_handling.status_class=ServerError",
            ],
            events:
            [
                "retry client.name=api http.request.method=GET http.request.resend_count=1 http.response.status_code=503 server.address=a.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_connection_that_fails_twice_ends_in_one_error()
    {
        using var telemetry = Listen(options => options.Retry.MaxRetries = 1);
        telemetry.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Throws(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.IsType<HttpRequestException>(await telemetry.GetAsync());

        const string Failed = "client.name=api error.type=connection_error http.request.method=GET server.address=a.test";
        AssertTold(
            telemetry,
            lines:
            [
                "201 Debug api: GET http://a.test/path got no response at attempt 1 of 2 (ConnectionError); sent again in 00:00:00 (Retried, back-off).",
                "203 Debug api: GET http://a.test/path got no response at attempt 2 of 2 (ConnectionError) and is not sent again: RetriesUsedUp.",
                "402 Error api: GET http://a.test/path got no response at attempt 2 of 2: ConnectionError (RetriesUsedUp).",
            ],
            measurements:
            [
                $"status_handling.retries 1 {Failed} status_handling.reason=back-off",
                $"status_handling.retry.delay 0 {Failed} status_handling.reason=back-off",
                $"status_handling.retry.refusals 1 {Failed} status_handling.reason=RetriesUsedUp",
                $"status_handling.errors 1 {Failed} status_handling.reason=RetriesUsedUp status_handling.status_class=NoResponse",
            ],
            events:
            [
                "retry client.name=api error.type=connection_error http.request.method=GET http.request.resend_count=1 server.address=a.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            ActivityStatusCode.Error);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_refusal_is_told_with_its_decision(RetryDecision decision)
    {
        using var telemetry = new Telemetry(options => Refusals.Configure(options.Retry, decision));
        if (decision == RetryDecision.BudgetSpent)
        {
            telemetry.Server.AnswersTimes(Refusals.Budget + 1, 503, ("Retry-After", "0"));
            await telemetry.GetAsync();
            telemetry.Clear();
        }

        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        Refusals.Script(telemetry.Server, request, decision);

        Assert.NotNull(await telemetry.SendAsync(request));

        var method = decision == RetryDecision.MethodNotIdempotent ? "POST" : "GET";
        var (code, level, exception, statusClass) = decision == RetryDecision.RetryAfterMissing
            ? (413, "Warning", "HttpContentTooLargeException", "ClientError")
            : (503, "Error", "HttpServiceUnavailableException", "ServerError");
        var most = decision switch
        {
            RetryDecision.RetriesUsedUp => 1,
            RetryDecision.BudgetSpent => Refusals.Budget + 1,
            _ => 4,
        };
        var asked = decision switch
        {
            RetryDecision.RetryAfterTooLong => "; asked to wait 00:01:01",
            RetryDecision.NoTimeLeft => "; asked to wait 00:00:01",
            _ => "",
        };
        var tags = $"client.name=api http.request.method={method} http.response.status_code={code} server.address=a.test status_handling.reason={decision}";
        AssertTold(
            telemetry,
            lines:
            [
                $"202 Debug api: {method} http://a.test/ got {code} at attempt 1 of {most} and is not sent again: {decision}.",
                $"400 {level} api: {method} http://a.test/ answered {code} at attempt 1 of {most}; thrown as {exception} ({decision}{asked}).",
            ],
            measurements:
            [
                $"status_handling.retry.refusals 1 {tags}",
                $"status_handling.errors 1 {tags} status_handling.status_class={statusClass}",
            ],
            events: [],
            ActivityStatusCode.Error);
    }

    [Fact]
    public async Task An_expected_404_that_is_returned_is_no_error()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(404);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus(HttpStatusCode.NotFound).Return();

        Assert.Null(await telemetry.SendAsync(request));

        AssertTold(
            telemetry,
            lines: ["401 Debug api: GET http://a.test/ answered 404 at attempt 1 of 1; returned, as its policy says (NotARetryStatus)."],
            measurements: [],
            events: [],
            ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task An_expected_404_that_is_thrown_is_no_warning()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(404);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus(HttpStatusCode.NotFound).Throw();

        Assert.IsType<HttpNotFoundException>(await telemetry.SendAsync(request));

        AssertTold(
            telemetry,
            lines: ["400 Debug api: GET http://a.test/ answered 404 at attempt 1 of 1; thrown as HttpNotFoundException (NotARetryStatus)."],
            measurements:
            [
                "status_handling.errors 1 client.name=api http.request.method=GET http.response.status_code=404 server.address=a.test status_handling.reason=NotARetryStatus status_handling.status_class=ClientError",
            ],
            events: [],
            ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_chain_of_redirects_tells_of_each_hop_and_a_retry_after_it_counts_on()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(301, ("Location", "/b")).Answers(302, ("Location", "http://c.test/")).Answers(503).Answers(200);

        Assert.Null(await telemetry.GetAsync());

        AssertTold(
            telemetry,
            lines:
            [
                "303 Warning api: 301 moved GET http://a.test/path to http://a.test/b for good; followed with GET. Change the configured address to the new one.",
                "300 Information api: 302 redirected GET http://a.test/b to http://c.test/; followed with GET.",
                "200 Debug api: GET http://c.test/ got 503 at attempt 1 of 4; sent again in 00:00:00 (Retried, back-off).",
                "204 Information api: GET http://c.test/ succeeded with 200 at attempt 2 of 4, after 503.",
            ],
            measurements:
            [
                "status_handling.redirects 1 client.name=api http.request.method=GET http.response.status_code=301 server.address=a.test status_handling.reason=Followed",
                "status_handling.redirects 1 client.name=api http.request.method=GET http.response.status_code=302 server.address=a.test status_handling.reason=Followed",
                "status_handling.retries 1 client.name=api http.request.method=GET http.response.status_code=503 server.address=c.test status_handling.reason=back-off",
                "status_handling.retry.delay 0 client.name=api http.request.method=GET http.response.status_code=503 server.address=c.test status_handling.reason=back-off",
            ],
            events:
            [
                "redirect client.name=api http.request.method=GET http.request.resend_count=1 http.response.status_code=301 server.address=a.test status_handling.reason=Followed",
                "redirect client.name=api http.request.method=GET http.request.resend_count=2 http.response.status_code=302 server.address=a.test status_handling.reason=Followed",
                "retry client.name=api http.request.method=GET http.request.resend_count=3 http.response.status_code=503 server.address=c.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_refused_reload_is_one_error_and_the_calls_go_on_as_before()
    {
        var configuration = new ChangingConfiguration("""{ "Policies": { "404": { "Action": "Return" } } }""");
        using var telemetry = Listen(configuration: configuration);
        telemetry.Server.AnswersTimes(2, 404);
        await telemetry.GetAsync();
        telemetry.Clear();

        configuration.Reload("""{ "Policies": { "404": { "Action": "Retrun" } } }""");
        Assert.Null(await telemetry.GetAsync());

        AssertTold(
            telemetry,
            lines:
            [
                "104 Error The configuration was reloaded and is refused as a whole; all policies stay as they were.\n"
                    + "Client \"api\": StatusHandling:Policies:404:Action is \"Retrun\": did you mean Return? Allowed is Return, Throw, Retry or Follow.",
                "401 Debug api: GET http://a.test/path answered 404 at attempt 1 of 1; returned, as its policy says (NotARetryStatus).",
            ],
            measurements: [],
            events: [],
            ActivityStatusCode.Unset);
    }

    // Waits differ by chance: without any, the lines are always the same.
    private static Telemetry Listen(Action<StatusHandlingOptions>? configure = null, ChangingConfiguration? configuration = null)
    {
        var telemetry = new Telemetry(
            options =>
            {
                (options.Retry.BaseDelay, options.Retry.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero);
                configure?.Invoke(options);
            },
            configuration?.Root);
        return telemetry;
    }

    private static void AssertTold(
        Telemetry telemetry, string[] lines, string[] measurements, string[] events, ActivityStatusCode status)
    {
        Assert.Equal(lines, telemetry.Lines);
        Assert.Equal(measurements, telemetry.Measurements);
        Assert.Equal(events, telemetry.Events);
        Assert.Empty(telemetry.Trace!.TagObjects);
        Assert.Equal((status, null), (telemetry.Trace.Status, telemetry.Trace.StatusDescription));
    }
}

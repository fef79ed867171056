using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

public sealed class StatusSignalsTests
{
    private const string Client = "client.name=api";

    public static TheoryData<RetryDecision> Decisions => Refusals.All;

    [Fact]
    public async Task A_success_at_once_is_told_nowhere()
    {
        using var telemetry = new Telemetry();
        telemetry.Server.Answers(200);

        Assert.Null(await telemetry.GetAsync());

        Assert.Empty(telemetry.Measurements);
        Assert.Empty(telemetry.Events);
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Trace!.Status);
        Assert.DoesNotContain(telemetry.Logs.Entries, entry => entry.Category == "StatusHandling.api");
    }

    [Fact]
    public async Task A_success_after_two_retries_tells_of_both()
    {
        using var telemetry = new Telemetry(options => options.On("500").BaseDelay = options.On("500").MaxDelay = TimeSpan.Zero);
        telemetry.Server.Answers(503, ("Retry-After", "0")).Answers(500).Answers(200);

        Assert.Null(await telemetry.GetAsync());

        Assert.Equal(
            [
                $"status_handling.retries 1 {Client} http.request.method=GET http.response.status_code=503 server.address=a.test status_handling.reason=Retry-After",
                $"status_handling.retry.delay 0 {Client} http.request.method=GET http.response.status_code=503 server.address=a.test status_handling.reason=Retry-After",
                $"status_handling.retries 1 {Client} http.request.method=GET http.response.status_code=500 server.address=a.test status_handling.reason=back-off",
                $"status_handling.retry.delay 0 {Client} http.request.method=GET http.response.status_code=500 server.address=a.test status_handling.reason=back-off",
            ],
            telemetry.Measurements);
        Assert.Equal(
            [
                $"retry {Client} http.request.method=GET http.request.resend_count=1 http.response.status_code=503 server.address=a.test status_handling.reason=Retry-After status_handling.retry.delay=0",
                $"retry {Client} http.request.method=GET http.request.resend_count=2 http.response.status_code=500 server.address=a.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            telemetry.Events);
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Trace!.Status);
        Assert.Equal(
            [(200, LogLevel.Debug), (200, LogLevel.Debug), (204, LogLevel.Information)],
            telemetry.Logs.Entries.Where(IsOfClient).Select(entry => (entry.EventId.Id, entry.Level)));
    }

    [Fact]
    public async Task A_call_whose_retries_are_used_up_ends_in_one_refusal_and_one_error()
    {
        using var telemetry = new Telemetry(options => options.Retry.MaxRetries = 1);
        telemetry.Server.AnswersTimes(2, 503);

        Assert.IsType<HttpServiceUnavailableException>(await telemetry.GetAsync());

        Assert.Single(telemetry.Measured("status_handling.retries"));
        Assert.Equal(
            [
                $"status_handling.retry.refusals 1 {Client} http.request.method=GET http.response.status_code=503 server.address=a.test status_handling.reason=RetriesUsedUp",
                $"status_handling.errors 1 {Client} http.request.method=GET http.response.status_code=503 server.address=a.test status_handling.reason=RetriesUsedUp status_handling.status_class=ServerError",
            ],
            telemetry.Measurements.Skip(2));
        Assert.Equal(ActivityStatusCode.Error, telemetry.Trace!.Status);
        Assert.Equal(RetryDecision.RetriesUsedUp, Assert.Single(telemetry.Logs.Entries, entry => entry.Level == LogLevel.Error).Values["Decision"]);
        Assert.DoesNotContain(telemetry.Logs.Entries.Where(IsOfClient), entry => entry.Level is LogLevel.Warning or LogLevel.Information);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_refusal_is_counted_by_its_decision(RetryDecision decision)
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

        Assert.EndsWith($"status_handling.reason={decision}", Assert.Single(telemetry.Measured("status_handling.retry.refusals")), StringComparison.Ordinal);
        Assert.Contains($"status_handling.reason={decision} ", Assert.Single(telemetry.Measured("status_handling.errors")), StringComparison.Ordinal);
        Assert.Empty(telemetry.Measured("status_handling.retries"));
        Assert.Empty(telemetry.Events);
        Assert.Equal(decision, Assert.Single(telemetry.Logs.OfEvent(400)).Values["Decision"]);
    }

    [Fact]
    public async Task An_expected_404_is_no_error()
    {
        using var telemetry = new Telemetry();
        telemetry.Server.Answers(404);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus(HttpStatusCode.NotFound).Return();

        Assert.Null(await telemetry.SendAsync(request));

        Assert.Empty(telemetry.Measurements);
        Assert.Empty(telemetry.Events);
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Trace!.Status);
        Assert.Equal((401, LogLevel.Debug), Assert.Single(telemetry.Logs.Entries.Where(IsOfClient).Select(entry => (entry.EventId.Id, entry.Level))));
    }

    [Fact]
    public async Task A_chain_of_redirects_tells_of_each_hop_and_a_retry_after_it_counts_on()
    {
        using var telemetry = new Telemetry(options => options.On("503").BaseDelay = options.On("503").MaxDelay = TimeSpan.Zero);
        telemetry.Server.Answers(301, ("Location", "/b")).Answers(302, ("Location", "http://c.test/")).Answers(503).Answers(200);

        Assert.Null(await telemetry.GetAsync());

        Assert.Equal(
            [
                $"status_handling.redirects 1 {Client} http.request.method=GET http.response.status_code=301 server.address=a.test status_handling.reason=Followed",
                $"status_handling.redirects 1 {Client} http.request.method=GET http.response.status_code=302 server.address=a.test status_handling.reason=Followed",
            ],
            telemetry.Measured("status_handling.redirects"));
        Assert.Equal(
            [
                $"redirect {Client} http.request.method=GET http.request.resend_count=1 http.response.status_code=301 server.address=a.test status_handling.reason=Followed",
                $"redirect {Client} http.request.method=GET http.request.resend_count=2 http.response.status_code=302 server.address=a.test status_handling.reason=Followed",
                $"retry {Client} http.request.method=GET http.request.resend_count=3 http.response.status_code=503 server.address=c.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            telemetry.Events);
        Assert.Equal(ActivityStatusCode.Unset, telemetry.Trace!.Status);
    }

    [Fact]
    public async Task A_redirect_that_is_not_followed_tells_why()
    {
        using var telemetry = new Telemetry();
        telemetry.Server.Answers(302, ("Location", "ftp://b.test/"));

        Assert.IsType<RedirectException>(await telemetry.GetAsync());

        Assert.EndsWith(" status_handling.reason=SchemeNotAllowed", Assert.Single(telemetry.Measured("status_handling.redirects")), StringComparison.Ordinal);
        Assert.EndsWith(" status_handling.reason=SchemeNotAllowed status_handling.status_class=Redirection", Assert.Single(telemetry.Measured("status_handling.errors")), StringComparison.Ordinal);
        Assert.EndsWith(" status_handling.reason=SchemeNotAllowed", Assert.Single(telemetry.Events), StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, telemetry.Trace!.Status);
    }

    [Fact]
    public async Task A_remembered_redirect_is_told_and_is_no_sending_again()
    {
        using var telemetry = new Telemetry(options =>
        {
            options.Redirects.RememberPermanent = true;
            options.On("503").BaseDelay = options.On("503").MaxDelay = TimeSpan.Zero;
        });
        telemetry.Server.Answers(301, ("Location", "/b")).Answers(200).Answers(503).Answers(200);
        await telemetry.GetAsync();

        await telemetry.GetAsync();

        Assert.Equal(
            [
                $"redirect {Client} http.request.method=GET http.response.status_code=301 server.address=a.test status_handling.reason=Remembered",
                $"retry {Client} http.request.method=GET http.request.resend_count=1 http.response.status_code=503 server.address=a.test status_handling.reason=back-off status_handling.retry.delay=0",
            ],
            telemetry.Events);
    }

    [Fact]
    public async Task A_failure_without_a_response_is_counted_by_its_type()
    {
        using var telemetry = new Telemetry(options => options.Retry.MaxRetries = 0);
        telemetry.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "secret"));

        Assert.NotNull(await telemetry.GetAsync());

        Assert.Equal(
            $"status_handling.errors 1 {Client} error.type=System.Net.Http.HttpRequestException http.request.method=GET server.address=a.test status_handling.reason=RetriesUsedUp status_handling.status_class=NoResponse",
            Assert.Single(telemetry.Measured("status_handling.errors")));
        Assert.Equal((ActivityStatusCode.Error, null), (telemetry.Trace!.Status, telemetry.Trace.StatusDescription));
        Assert.Equal(RetryDecision.RetriesUsedUp, Assert.Single(telemetry.Logs.OfEvent(402)).Values["Decision"]);
    }

    [Fact]
    public async Task A_method_that_nobody_knows_is_other()
    {
        using var telemetry = new Telemetry();
        telemetry.Server.Answers(404);

        await telemetry.SendAsync(new HttpRequestMessage(new HttpMethod("SECRET"), "http://a.test/"));

        Assert.Contains(" http.request.method=_OTHER ", Assert.Single(telemetry.Measurements), StringComparison.Ordinal);
    }

    private static bool IsOfClient(LogEntry entry) => entry.Category == "StatusHandling.api";
}

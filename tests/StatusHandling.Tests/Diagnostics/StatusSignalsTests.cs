using System.Diagnostics;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

public sealed class StatusSignalsTests
{
    private const string Client = "client.name=api";

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
    public async Task A_failure_without_a_response_is_counted_by_the_frameworks_word_for_it()
    {
        using var telemetry = new Telemetry(options => options.Retry.MaxRetries = 0);
        telemetry.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "secret"));

        Assert.NotNull(await telemetry.GetAsync());

        Assert.Equal(
            $"status_handling.errors 1 {Client} error.type=connection_error http.request.method=GET server.address=a.test status_handling.reason=RetriesUsedUp status_handling.status_class=NoResponse",
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
}

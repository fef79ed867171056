using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using StatusHandling.Calls;
using StatusHandling.Policies;
using StatusHandling.Redirects;
using StatusHandling.Retries;

namespace StatusHandling.Tests.Diagnostics;

public sealed class SilentLogTests : IDisposable
{
    private const int Times = 1_000;

    private readonly HttpRequestMessage _request = new(HttpMethod.Get, "http://user@a.test/x?y#z");
    private readonly HttpResponseMessage _response = new(HttpStatusCode.MovedPermanently) { Headers = { { "x-request-id", "7f3a" } } };
    private readonly StatusCall _call;

    public SilentLogTests()
    {
        var policies = PolicySnapshot.FromCode(new StatusHandlingOptions());
        _call = new StatusCall(_request, new CallStart(policies, _request.Method, _request.RequestUri, _request.Content, 0, 0), new CallClock(TimeProvider.System), null, null);
    }

    public void Dispose()
    {
        _request.Dispose();
        _response.Dispose();
    }

    [Fact]
    public void Where_nobody_listens_to_retries_nothing_is_formatted_or_looked_up()
    {
        var log = new RetryLog("api", NullLogger.Instance);
        var attempt = _call.AddAttempt(_request, HttpStatusCode.ServiceUnavailable, null, RetryDecision.Retried, TimeSpan.Zero);
        var verdict = new RetryVerdict(RetryDecision.Retried, _call.PolicyOf(HttpStatusCode.ServiceUnavailable));

        AssertFree(() =>
        {
            log.Scheduled(_call, attempt, verdict, _response, null);
            log.Refused(_call, attempt, verdict, _response, null);
            log.Succeeded(_call, _request, _response, null);
            log.Unreadable(_call, _request, "field");
        });
    }

    [Fact]
    public void Where_nobody_listens_to_redirects_nothing_is_formatted_or_looked_up()
    {
        var log = new RedirectLog("api", NullLogger.Instance, new PermanentRedirects(new CallClock(TimeProvider.System)));
        _call.BeginHop(new HttpRequestMessage(HttpMethod.Get, "http://b.test/"), _request.RequestUri!, HttpStatusCode.MovedPermanently);

        AssertFree(() =>
        {
            log.Followed(_call, HttpMethod.Get, _response, null);
            log.Remembered(_call, HttpStatusCode.MovedPermanently, null);
            log.Delayed(_call, _request, _response, TimeSpan.Zero, null);
            log.Refused(_call, _request, _response, RedirectFailure.Loop, null, null);
        });
    }

    private static void AssertFree(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            action();
        }

        Assert.Equal(0, (GC.GetAllocatedBytesForCurrentThread() - before) / Times);
    }
}

using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;
using StatusHandling.Throttling;

namespace StatusHandling.Redirects;

/// <summary>Decides about one redirect: what is sent next, and after what wait, or why it is not followed.</summary>
internal sealed class RedirectJudge(CallClock clock, PermanentRedirects permanent, RedirectLog log, StatusSignals signals)
{
    public Step Judge(
        StatusCall call, RedirectTrail trail, EffectivePolicy policy, HttpRequestMessage request, HttpResponseMessage response)
    {
        var target = RedirectTarget.Read(response, request.RequestUri, call.Policies.Redirects.AllowDowngrade);
        if (response.StatusCode == HttpStatusCode.MultipleChoices && target.Failure == RedirectFailure.MissingLocation)
        {
            // The choice is left to the caller (RFC 9110 §15.4.1).
            return default;
        }

        trail.Note(request, response);
        var method = HopRequest.MethodAfter(response.StatusCode, call.Given.Method);
        var obstacle = trail.Obstacle(method, target);
        var wait = TimeSpan.Zero;
        if (obstacle is null && response.Headers.NonValidated.Contains("Retry-After"))
        {
            obstacle = ReadWait(call, policy, request, response, out wait);
        }

        if (obstacle is { } reason)
        {
            Refuse(call, policy, reason, request, response, target, trail.Exposure);
            return default;
        }

        if (call.Policies.Redirects.RememberPermanent)
        {
            permanent.Remember(call, request, response, target);
        }

        return new Step(trail.Go(request, method, target), wait, policy.LogLevel);
    }

    /// <summary>The wait that the response asks for (RFC 9110 §10.2.3).</summary>
    /// <remarks>One that is cut short would be an early hop: it is given up instead. One that leaves no time for the hop is in vain.</remarks>
    private RedirectFailure? ReadWait(
        StatusCall call, EffectivePolicy policy, HttpRequestMessage request, HttpResponseMessage response, out TimeSpan wait)
    {
        var asked = RequestedDelay.Read(response, clock.UtcNow);
        wait = asked.Delay ?? TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        if (wait > policy.MaxRetryAfter || wait >= call.Remaining)
        {
            return RedirectFailure.RetryAfterTooLong;
        }

        log.Delayed(call, request, response, wait, policy.LogLevel);
        return null;
    }

    private void Refuse(
        StatusCall call,
        EffectivePolicy policy,
        RedirectFailure reason,
        HttpRequestMessage request,
        HttpResponseMessage response,
        in RedirectTarget target,
        string? exposure)
    {
        call.RedirectFailure = reason;
        call.RefusedLocation = target.Location is { } location ? Redaction.Excerpt(location) : null;
        log.Refused(call, request, response, reason, exposure, policy.LogLevel);
        signals.Redirected(new Exchange(request.Method, request.RequestUri, response.StatusCode), reason.ToString(), null);
    }

    /// <summary>What follows a redirect; without a request, nothing does.</summary>
    public readonly record struct Step(HttpRequestMessage? Request, TimeSpan Wait, LogLevel? LogLevel);
}

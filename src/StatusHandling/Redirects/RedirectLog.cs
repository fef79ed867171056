using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Redirects;

/// <summary>What the redirect stage says of its hops. The level that a policy names replaces our own.</summary>
internal sealed class RedirectLog(string clientName, ILogger logger, PermanentRedirects permanent)
{
    public void Followed(StatusCall call, HttpStatusCode code, LogLevel? level)
    {
        var isPermanent = PermanentRedirects.Is(code);
        if (!logger.IsEnabled(level ?? (isPermanent ? LogLevel.Warning : LogLevel.Information)))
        {
            return;
        }

        var hop = call.Redirects[^1];
        if (isPermanent)
        {
            // The advice is given once: a client that is called a thousand times a minute would drown it.
            var told = level ?? (permanent.IsNews(hop) ? LogLevel.Warning : LogLevel.Debug);
            logger.PermanentRedirectFollowed(told, clientName, (int)code, hop.From, hop.To, hop.Method);
        }
        else
        {
            logger.RedirectFollowed(level ?? LogLevel.Information, clientName, (int)code, hop.From, hop.To, hop.Method);
        }
    }

    public void Remembered(StatusCall call, HttpStatusCode code, LogLevel? level)
    {
        if (logger.IsEnabled(level ?? LogLevel.Debug))
        {
            var hop = call.Redirects[^1];
            logger.RememberedRedirectFollowed(level ?? LogLevel.Debug, clientName, (int)code, hop.From, hop.To, hop.Method);
        }
    }

    public void Delayed(StatusCall call, HttpRequestMessage request, HttpStatusCode code, TimeSpan delay, LogLevel? level)
    {
        if (logger.IsEnabled(level ?? LogLevel.Information))
        {
            logger.RedirectDelayed(level ?? LogLevel.Information, clientName, (int)code, Shown(call, request), delay);
        }
    }

    /// <param name="call">The call, which knows where the redirect would have led.</param>
    /// <param name="request">The request that was redirected.</param>
    /// <param name="code">The status that redirected.</param>
    /// <param name="reason">Why it is not followed.</param>
    /// <param name="exposure">What following would have given away; null where that is not the reason.</param>
    /// <param name="level">The level that the policy names.</param>
    public void Refused(
        StatusCall call, HttpRequestMessage request, HttpStatusCode code, RedirectFailure reason, string? exposure, LogLevel? level)
    {
        var told = level ?? LogLevel.Warning;
        if (!logger.IsEnabled(told))
        {
            return;
        }

        if (exposure is null)
        {
            logger.RedirectRefused(told, clientName, (int)code, Shown(call, request), call.RefusedLocation ?? "nowhere", reason);
        }
        else
        {
            logger.RedirectWouldExpose(told, clientName, (int)code, Shown(call, request), call.RefusedLocation, exposure);
        }
    }

    private static Uri? Shown(StatusCall call, HttpRequestMessage request) =>
        request.RequestUri is { } uri ? Redaction.Redact(uri, call.Policies.Errors.ShowQuery) : null;
}

using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Redirects;

/// <summary>What the redirect stage says of its hops. The level that a policy names replaces our own.</summary>
internal sealed class RedirectLog(string clientName, ILogger logger, PermanentRedirects permanent)
{
    /// <param name="call">The call, of which the last hop is the one that was taken.</param>
    /// <param name="method">The method that was redirected.</param>
    /// <param name="response">The response that redirected; it is disposed by now.</param>
    /// <param name="level">The level that the policy names.</param>
    public void Followed(StatusCall call, HttpMethod method, HttpResponseMessage response, LogLevel? level)
    {
        var isPermanent = PermanentRedirects.Is(response.StatusCode);
        var told = level ?? (isPermanent ? LogLevel.Warning : LogLevel.Information);
        if (!logger.IsEnabled(told))
        {
            return;
        }

        var hop = call.Redirects[^1];
        if (isPermanent && level is null && !permanent.IsNews(hop))
        {
            // The advice is given once: a client that is called a thousand times a minute would drown it.
            told = LogLevel.Debug;
            if (!logger.IsEnabled(told))
            {
                return;
            }
        }

        var (code, from, to) = ((int)response.StatusCode, Redaction.Show(hop.From), Redaction.Show(hop.To));
        var id = IdOf(call, response);
        if (isPermanent)
        {
            logger.PermanentRedirectFollowed(told, clientName, code, method, from, to, hop.Method, id.Lead, id.Text);
        }
        else
        {
            logger.RedirectFollowed(told, clientName, code, method, from, to, hop.Method, id.Lead, id.Text);
        }
    }

    public void Remembered(StatusCall call, HttpStatusCode code, LogLevel? level)
    {
        if (logger.IsEnabled(level ?? LogLevel.Debug))
        {
            var hop = call.Redirects[^1];
            logger.RememberedRedirectFollowed(level ?? LogLevel.Debug, clientName, (int)code, Redaction.Show(hop.From), Redaction.Show(hop.To), hop.Method);
        }
    }

    public void Delayed(StatusCall call, HttpRequestMessage request, HttpResponseMessage response, TimeSpan delay, LogLevel? level)
    {
        if (logger.IsEnabled(level ?? LogLevel.Information))
        {
            var id = IdOf(call, response);
            logger.RedirectDelayed(
                level ?? LogLevel.Information, clientName, (int)response.StatusCode, request.Method, Shown(call, request), delay, id.Lead, id.Text);
        }
    }

    /// <param name="call">The call, which knows where the redirect would have led.</param>
    /// <param name="request">The request that was redirected.</param>
    /// <param name="response">The response that redirected.</param>
    /// <param name="reason">Why it is not followed.</param>
    /// <param name="exposure">What following would have given away; null where that is not the reason.</param>
    /// <param name="level">The level that the policy names.</param>
    public void Refused(
        StatusCall call, HttpRequestMessage request, HttpResponseMessage response, RedirectFailure reason, string? exposure, LogLevel? level)
    {
        var told = level ?? LogLevel.Warning;
        if (!logger.IsEnabled(told))
        {
            return;
        }

        var (code, uri, id) = ((int)response.StatusCode, Shown(call, request), IdOf(call, response));
        if (exposure is null)
        {
            logger.RedirectRefused(
                told, clientName, code, request.Method, uri, call.RefusedLocation ?? "nowhere", reason, id.Lead, id.Text);
        }
        else
        {
            logger.RedirectWouldExpose(told, clientName, code, request.Method, uri, call.RefusedLocation, exposure, id.Lead, id.Text);
        }
    }

    private static RequestId IdOf(StatusCall call, HttpResponseMessage response) => RequestId.Of(response, call.Policies.SensitiveHeaders);

    private static string? Shown(StatusCall call, HttpRequestMessage request) =>
        request.RequestUri is { } uri ? Redaction.Show(Redaction.Redact(uri, call.Policies.Errors.ShowQuery)) : null;
}

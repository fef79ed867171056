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

    public void Delayed(HttpStatusCode code, Uri? from, TimeSpan delay, LogLevel? level) =>
        logger.RedirectDelayed(level ?? LogLevel.Information, clientName, (int)code, from, delay);

    public void Refused(HttpStatusCode code, Uri? from, string? location, RedirectFailure reason, LogLevel? level) =>
        logger.RedirectRefused(level ?? LogLevel.Warning, clientName, (int)code, from, location ?? "nowhere", reason);

    public void Exposing(HttpStatusCode code, Uri? from, string? location, string exposure, LogLevel? level) =>
        logger.RedirectWouldExpose(level ?? LogLevel.Warning, clientName, (int)code, from, location, exposure);
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;

namespace StatusHandling.Lifecycle;

/// <summary>Tells what servers announce of the end of their resources: every response is counted, what is new is logged.</summary>
internal sealed class LifecycleReport(string clientName, TimeProvider time, ILogger logger, StatusSignals signals)
{
    private readonly ToldAnnouncements _told = new();

    /// <summary>Looks at a response that came over the wire, whatever will become of it.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="response">What came back; it is disposed when this throws.</param>
    /// <param name="showQuery">Whether logs show the query of an address.</param>
    public void Note(HttpRequestMessage request, HttpResponseMessage response, bool showQuery)
    {
        try
        {
            if (Announcement.TryRead(response.Headers.NonValidated, time, out var announcement))
            {
                Tell(request, response, announcement, showQuery);
            }
        }
        catch
        {
            // A logger or a listener of the user's threw: the response reaches nobody.
            response.Dispose();
            throw;
        }
    }

    private void Tell(HttpRequestMessage request, HttpResponseMessage response, in Announcement announcement, bool showQuery)
    {
        // Where a handler below followed a redirect by itself, the announcement is that of the last address.
        var uri = response.RequestMessage?.RequestUri ?? request.RequestUri;
        signals.LifecycleAnnounced(new Exchange(request.Method, uri, response.StatusCode), announcement.Stage.ToString());

        // What is not logged now may be later, when the levels have changed.
        var level = announcement.IsUrgent ? LogLevel.Warning : LogLevel.Information;
        if (uri is not { IsAbsoluteUri: true }
            || !logger.IsEnabled(level)
            || !_told.Add(ResourceRoot.Of(uri), announcement, out var isLastRoot))
        {
            return;
        }

        var address = Redaction.Show(Redaction.Redact(uri, showQuery));
        var links = LifecycleLinks.Describe(response.Headers.NonValidated);
        var deprecation = !announcement.IsDeprecated ? LifecycleLinks.None : Show(announcement.Deprecation) ?? "without a date";
        if (Show(announcement.Sunset) is { } sunset)
        {
            logger.SunsetAnnounced(level, clientName, request.Method, address, (int)response.StatusCode, sunset, deprecation, links);
        }
        else
        {
            logger.DeprecationAnnounced(clientName, request.Method, address, (int)response.StatusCode, deprecation, links);
        }

        if (isLastRoot)
        {
            logger.AnnouncementsUntold(clientName, ToldAnnouncements.MostRoots);
        }
    }

    private static string? Show(DateTimeOffset? date) => date?.ToString("u", CultureInfo.InvariantCulture);
}

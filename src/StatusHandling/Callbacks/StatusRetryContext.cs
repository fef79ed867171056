using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;

namespace StatusHandling;

/// <summary>What <see cref="StatusHandlingOptions.OnRetry"/> is told: a request is to be sent again.</summary>
public sealed class StatusRetryContext : StatusCallContext
{
    /// <summary>Makes a context, for tests of callbacks.</summary>
    /// <param name="attempt">The send that failed.</param>
    public StatusRetryContext(StatusAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        Attempt = attempt;
    }

    /// <summary>Gets the send that failed, with the wait that now begins as its <see cref="StatusAttempt.Delay"/>.</summary>
    public StatusAttempt Attempt { get; }

    internal override void LogFailure(ILogger logger, string clientName, Exception failure) =>
        logger.RetryCallbackFailed(clientName, Attempt.Method, Attempt.RequestUri, failure);
}

using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;

namespace StatusHandling.Retries;

/// <summary>What the retry stage says of its attempts.</summary>
internal sealed class RetryLog(string clientName, ILogger logger)
{
    public void Scheduled(StatusAttempt attempt, in RetryVerdict verdict, int retry)
    {
        var delay = verdict.Wait;
        if (attempt.StatusCode is { } code)
        {
            logger.RetryScheduled(
                verdict.LogLevel, clientName, attempt.Method, attempt.RequestUri, (int)code, attempt.Number, retry,
                verdict.Policy.MaxRetries, delay, verdict.AskedBy ?? "back-off");
        }
        else
        {
            logger.RetryScheduledWithoutResponse(
                verdict.LogLevel, clientName, attempt.Method, attempt.RequestUri, attempt.Number, attempt.Failure!.Name, retry,
                verdict.Policy.MaxRetries, delay);
        }
    }

    public void Ended(StatusAttempt attempt, bool isSuccess)
    {
        if (attempt.StatusCode is not { } code)
        {
            logger.RetryRefusedWithoutResponse(
                clientName, attempt.Method, attempt.RequestUri, attempt.Number, attempt.Failure!.Name, attempt.Decision);
        }
        else if (isSuccess)
        {
            logger.RetrySucceeded(clientName, attempt.Method, attempt.RequestUri, (int)code, attempt.Number);
        }
        else
        {
            logger.RetryRefused(clientName, attempt.Method, attempt.RequestUri, (int)code, attempt.Number, attempt.Decision);
        }
    }

    public void Unreadable(HttpRequestMessage request, string field)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.RequestedDelayUnreadable(clientName, request.Method, Redaction.Redact(request.RequestUri!, showQuery: false), field);
        }
    }
}

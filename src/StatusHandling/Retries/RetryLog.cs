using System.Globalization;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Retries;

/// <summary>What the retry stage says of its attempts.</summary>
internal sealed class RetryLog(string clientName, ILogger logger)
{
    public void Scheduled(StatusCall call, StatusAttempt attempt, in RetryVerdict verdict)
    {
        var maxAttempts = attempt.Number + verdict.Policy.MaxRetries - call.Retries;
        if (attempt.StatusCode is { } code)
        {
            logger.RetryScheduled(
                verdict.LogLevel, clientName, attempt.Method, attempt.RequestUri, (int)code, attempt.Number, maxAttempts, verdict.Wait,
                verdict.Reason);
        }
        else
        {
            logger.RetryScheduledWithoutResponse(
                verdict.LogLevel, clientName, attempt.Method, attempt.RequestUri, attempt.Number, maxAttempts, attempt.Failure!.Name,
                verdict.Wait);
        }
    }

    public void Refused(StatusAttempt attempt)
    {
        if (attempt.StatusCode is { } code)
        {
            logger.RetryRefused(clientName, attempt.Method, attempt.RequestUri, (int)code, attempt.Number, attempt.Decision);
        }
        else
        {
            logger.RetryRefusedWithoutResponse(
                clientName, attempt.Method, attempt.RequestUri, attempt.Number, attempt.Failure!.Name, attempt.Decision);
        }
    }

    /// <summary>A success that needed retries, perhaps those of an earlier hop: one line, with what came before it.</summary>
    public void Succeeded(StatusCall call, HttpRequestMessage request, HttpResponseMessage response, LogLevel? level)
    {
        if (!logger.IsEnabled(level ?? LogLevel.Information))
        {
            return;
        }

        var earlier = call.Attempts.Where(attempt => attempt.Decision == RetryDecision.Retried).Select(Outcome).ToList();
        logger.RetrySucceeded(
            level ?? LogLevel.Information,
            clientName,
            request.Method,
            Redaction.Redact(request.RequestUri!, call.Policies.Errors.ShowQuery),
            (int)response.StatusCode,
            earlier.Count + 1,
            string.Join(", ", earlier));
    }

    public void Unreadable(StatusCall call, HttpRequestMessage request, string field)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.RequestedDelayUnreadable(
                clientName, request.Method, Redaction.Redact(request.RequestUri!, call.Policies.Errors.ShowQuery), field);
        }
    }

    private static string Outcome(StatusAttempt attempt) =>
        attempt.StatusCode is { } code ? ((int)code).ToString("000", CultureInfo.InvariantCulture) : attempt.Failure!.Name;
}

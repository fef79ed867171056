using System.Globalization;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Retries;

/// <summary>What the retry stage says of its attempts.</summary>
internal sealed class RetryLog(string clientName, ILogger logger)
{
    public void Scheduled(
        StatusCall call, StatusAttempt attempt, in RetryVerdict verdict, HttpResponseMessage? response, Exception? failure)
    {
        if (!logger.IsEnabled(verdict.LogLevel))
        {
            return;
        }

        var (uri, count) = (Redaction.Show(attempt.RequestUri), AttemptCount.Of(call, verdict.Policy, verdict.Decision));
        if (response is null)
        {
            logger.RetryScheduledWithoutResponse(
                verdict.LogLevel, clientName, attempt.Method, uri, count.Number, count.Most, FailureKind.NameOf(failure!), verdict.Wait,
                verdict.Decision);
            return;
        }

        var id = IdOf(call, response);
        logger.RetryScheduled(
            verdict.LogLevel, clientName, attempt.Method, uri, (int)response.StatusCode, count.Number, count.Most, verdict.Wait,
            verdict.Decision, verdict.Reason, id.Lead, id.Text);
    }

    public void Refused(
        StatusCall call, StatusAttempt attempt, in RetryVerdict verdict, HttpResponseMessage? response, Exception? failure)
    {
        if (!logger.IsEnabled(verdict.RefusalLevel))
        {
            return;
        }

        var (uri, count) = (Redaction.Show(attempt.RequestUri), AttemptCount.Of(call, verdict.Policy, verdict.Decision));
        if (response is null)
        {
            logger.RetryRefusedWithoutResponse(
                verdict.RefusalLevel, clientName, attempt.Method, uri, count.Number, count.Most, FailureKind.NameOf(failure!), verdict.Decision);
            return;
        }

        var id = IdOf(call, response);
        logger.RetryRefused(
            verdict.RefusalLevel, clientName, attempt.Method, uri, (int)response.StatusCode, count.Number, count.Most, verdict.Decision,
            id.Lead, id.Text);
    }

    /// <summary>A success that needed retries, perhaps those of an earlier hop: one line, with what came before it.</summary>
    public void Succeeded(StatusCall call, HttpRequestMessage request, HttpResponseMessage response, LogLevel? level)
    {
        var told = level ?? LogLevel.Information;
        if (!logger.IsEnabled(told))
        {
            return;
        }

        var earlier = call.Attempts.Where(attempt => attempt.Decision == RetryDecision.Retried).ToList();
        var policy = earlier[^1].StatusCode is { } code ? call.PolicyOf(code) : call.PolicyOfNoResponse();
        var count = AttemptCount.Of(call, policy, RetryDecision.Retried);
        var id = IdOf(call, response);
        logger.RetrySucceeded(
            told,
            clientName,
            request.Method,
            Shown(call, request),
            (int)response.StatusCode,
            count.Number,
            count.Most,
            string.Join(", ", earlier.Select(Outcome)),
            id.Lead,
            id.Text);
    }

    public void Unreadable(StatusCall call, HttpRequestMessage request, string field)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.RequestedDelayUnreadable(clientName, request.Method, Shown(call, request), field);
        }
    }

    private static RequestId IdOf(StatusCall call, HttpResponseMessage response) => RequestId.Of(response, call.Policies.SensitiveHeaders);

    private static string Shown(StatusCall call, HttpRequestMessage request) =>
        Redaction.Show(Redaction.Redact(request.RequestUri!, call.Policies.Errors.ShowQuery));

    private static string Outcome(StatusAttempt attempt) =>
        attempt.StatusCode is { } code ? ((int)code).ToString("000", CultureInfo.InvariantCulture) : attempt.Failure!.Name;
}

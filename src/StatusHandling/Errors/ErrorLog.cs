using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;

namespace StatusHandling.Errors;

/// <summary>What is said of the end of a call that is no success.</summary>
internal sealed class ErrorLog(string clientName, ILogger logger)
{
    public void Returned(HttpResponseMessage response, EffectivePolicy policy, HttpRequestMessage sent, StatusCall call)
    {
        var (level, code) = (policy.LogLevel ?? LogLevel.Debug, (int)response.StatusCode);
        if (HttpStatus.ClassOf(code) >= StatusClass.ClientError && logger.IsEnabled(level))
        {
            var uri = Redaction.Show(Redaction.Redact(sent.RequestUri!, call.Policies.Errors.ShowQuery));
            var count = AttemptCount.Of(call, policy, call.LastDecision);
            var id = RequestId.Of(response, call.Policies.SensitiveHeaders);
            logger.StatusReturned(level, clientName, sent.Method, uri, code, count.Number, count.Most, call.LastDecision, id.Lead, id.Text);
        }
    }

    public void Thrown(HttpStatusException exception, HttpResponseMessage response, EffectivePolicy policy, StatusCall call)
    {
        var level = policy.LogLevel ?? LevelOf(exception.Status, call);
        if (logger.IsEnabled(level))
        {
            var count = AttemptCount.Of(call, policy, call.LastDecision);
            var id = RequestId.Of(response, call.Policies.SensitiveHeaders);
            logger.StatusThrown(
                level,
                clientName,
                exception.Method,
                Redaction.Show(exception.RequestUri!),
                exception.Status.Code,
                count.Number,
                count.Most,
                exception.GetType().Name,
                call.LastDecision,
                exception.RetryAfter is null ? "" : "; asked to wait ",
                exception.RetryAfter,
                id.Lead,
                id.Text);
        }
    }

    public void NoResponse(in Exchange exchange, StatusCall call, RetryDecision decision)
    {
        var policy = call.PolicyOfNoResponse();
        var level = policy.LogLevel ?? LogLevel.Error;
        if (logger.IsEnabled(level))
        {
            var count = AttemptCount.Of(call, policy, decision);
            logger.NoResponse(
                level,
                clientName,
                exchange.Method,
                Redaction.Show(Redaction.Redact(exchange.Uri!, call.Policies.Errors.ShowQuery)),
                count.Number,
                count.Most,
                FailureKind.NameOf(exchange.Failure!),
                decision);
        }
    }

    private static LogLevel LevelOf(HttpStatus status, StatusCall call) => status.Class switch
    {
        _ when call.IsExpected((HttpStatusCode)status.Code) => LogLevel.Debug,
        StatusClass.ServerError => LogLevel.Error,

        // The redirect stage has said why it was not followed.
        _ when call.RedirectFailure is not null => LogLevel.Debug,
        _ => LogLevel.Warning,
    };
}

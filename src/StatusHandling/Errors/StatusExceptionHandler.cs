using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;
using Ending = (System.Net.Http.HttpResponseMessage? Response, StatusHandling.HttpStatusException? Exception);

namespace StatusHandling.Errors;

/// <summary>Returns what the policy returns, and throws the typed exception for the rest.</summary>
internal sealed class StatusExceptionHandler(
    string clientName, CallClock clock, ILogger logger, StatusSignals signals, ClientCallbacks callbacks) : StatusStage
{
    // A throw costs some microseconds for each asynchronous frame that it leaves: what is already over is handed up without one.
    internal override ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        var ending = HandleAsync(request, call, async, cancellationToken);
        return ending.IsCompletedSuccessfully ? Unfold(ending.Result) : AwaitAsync(ending);
    }

    private static ValueTask<HttpResponseMessage> Unfold(Ending ending) => ending.Response is { } response
        ? new ValueTask<HttpResponseMessage>(response)
        : ValueTask.FromException<HttpResponseMessage>(ending.Exception!);

    private static async ValueTask<HttpResponseMessage> AwaitAsync(ValueTask<Ending> handling)
    {
        var (response, exception) = await handling.ConfigureAwait(false);
        return response ?? throw exception!;
    }

    private ValueTask<Ending> HandleAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken) =>
        call.Policies.OnError is { } told
            ? TellAsync(told, request, call, async, cancellationToken)
            : FinishAsync(request, call, async, cancellationToken);

    // Apart from FinishAsync, whose calls would pay for it even where nobody is told.
    private async ValueTask<Ending> TellAsync(
        Func<StatusErrorContext, ValueTask>[] told, HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        Ending ending;
        try
        {
            ending = await FinishAsync(request, call, async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsNoResponse(failure))
        {
            await callbacks.RaiseErrorAsync(told, call, request, failure, async, cancellationToken).ConfigureAwait(false);
            throw;
        }

        if (ending.Exception is { } exception)
        {
            await callbacks.RaiseErrorAsync(told, call, request, exception, async, cancellationToken).ConfigureAwait(false);
        }

        return ending;
    }

    private async ValueTask<Ending> FinishAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await SendBelowAsync(request, call, async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsNoted(failure, request, call))
        {
            throw;
        }

        if (response.IsSuccessStatusCode)
        {
            // A success is always returned, and is the caller's to dispose.
            call.Attach(response.RequestMessage ?? request);
            return (response, null);
        }

        try
        {
            return await EndAsync(response, request, call, async, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It reaches nobody: the caller cancelled, or a logger failed.
            response.Dispose();
            throw;
        }
    }

    private async ValueTask<Ending> EndAsync(
        HttpResponseMessage response, HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        var sent = response.RequestMessage is { RequestUri: not null } last ? last : request;
        var policy = call.PolicyOf(response.StatusCode);
        if (IsReturned(policy, call))
        {
            LogReturned(response.StatusCode, policy, sent, call);

            // Now the caller's to dispose. A pipeline below this one may have attached a call of its own.
            call.Attach(sent);
            return (response, null);
        }

        // From here the reader disposes it.
        call.AddLastAttempt(sent, response.StatusCode);
        var bodyTime = call.Policies.Errors.BodyTimeout;
        var time = call.Remaining is { } remaining && remaining < bodyTime ? remaining : bodyTime;
        var reader = new ErrorReader(call.Policies, clock, async);
        var exception = await reader.ReadAsync(response, sent, call, time, cancellationToken).ConfigureAwait(false);
        LogThrown(exception, policy, call);
        var reason = exception is RedirectException redirect ? redirect.Reason.ToString() : exception.Attempts[^1].Decision.ToString();
        signals.Failed(new Exchange(exception.Method, exception.RequestUri, response.StatusCode), reason);
        return (null, exception);
    }

    // Nothing stood in the way of a redirect that was to be followed and was not: it is a 300 that lets the caller choose.
    private static bool IsReturned(EffectivePolicy policy, StatusCall call) =>
        policy.Ending == StatusAction.Return || (policy.Action == StatusAction.Follow && call.RedirectFailure is null);

    private void LogReturned(HttpStatusCode code, EffectivePolicy policy, HttpRequestMessage sent, StatusCall call)
    {
        var level = policy.LogLevel ?? LogLevel.Debug;
        if (HttpStatus.ClassOf((int)code) >= StatusClass.ClientError && logger.IsEnabled(level))
        {
            var uri = Redaction.Redact(sent.RequestUri!, call.Policies.Errors.ShowQuery);
            logger.StatusReturned(level, clientName, sent.Method, uri, (int)code, Math.Max(1, call.Attempts.Count));
        }
    }

    private void LogThrown(HttpStatusException exception, EffectivePolicy policy, StatusCall call)
    {
        var level = policy.LogLevel ?? LevelOf(exception.Status, call);
        if (logger.IsEnabled(level))
        {
            var last = exception.Attempts[^1];
            logger.StatusThrown(
                level,
                clientName,
                exception.Method,
                exception.RequestUri!,
                exception.Status.Code,
                last.Number,
                exception.GetType().Name,
                last.Decision,
                exception.RequestId is { } id ? Redaction.Excerpt(id) : "none");
        }
    }

    private static LogLevel LevelOf(HttpStatus status, StatusCall call) => status.Class switch
    {
        _ when call.IsExpected((HttpStatusCode)status.Code) => LogLevel.Debug,
        StatusClass.ServerError => LogLevel.Error,
        StatusClass.ClientError => LogLevel.Warning,

        // The redirect stage has said why it was not followed.
        _ => LogLevel.Debug,
    };

    private static bool IsNoResponse(Exception failure) =>
        failure is not HttpStatusException and (HttpRequestException or TaskCanceledException { InnerException: TimeoutException });

    // A filter that is never true: the exception goes by untouched, and with the stack that it came with.
    private bool IsNoted(Exception failure, HttpRequestMessage request, StatusCall call)
    {
        if (!IsNoResponse(failure))
        {
            return false;
        }

        var hop = call.Redirects.Count > 0 ? call.Redirects[^1] : null;
        var exchange = new Exchange(hop?.Method ?? request.Method, hop?.To ?? request.RequestUri, null, failure.GetType());
        var decision = call.Attempts.Count > 0 ? call.Attempts[^1].Decision : RetryDecision.NotARetryStatus;
        LogNoResponse(exchange, decision, call);
        signals.Failed(exchange, decision.ToString());
        return false;
    }

    private void LogNoResponse(in Exchange exchange, RetryDecision decision, StatusCall call)
    {
        var level = call.PolicyOfNoResponse().LogLevel ?? LogLevel.Error;
        if (logger.IsEnabled(level))
        {
            logger.NoResponse(
                level,
                clientName,
                exchange.Method,
                Redaction.Redact(exchange.Uri!, call.Policies.Errors.ShowQuery),
                Math.Max(1, call.Attempts.Count),
                exchange.Failure!.Name,
                decision);
        }
    }
}

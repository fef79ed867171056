using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;
using Ending = (System.Net.Http.HttpResponseMessage? Response, StatusHandling.HttpStatusException? Exception);

namespace StatusHandling.Errors;

/// <summary>Returns what the policy returns, and throws the typed exception for the rest.</summary>
internal sealed class StatusExceptionHandler(
    CallClock clock, ErrorLog log, StatusSignals signals, ClientCallbacks callbacks) : StatusStage
{
    internal override async ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        var (response, exception) = await HandleAsync(request, call, async, cancellationToken).ConfigureAwait(false);
        return response ?? throw exception!;
    }

    /// <summary>Brings a call to its end, and hands the exception up where another stage would throw it.</summary>
    /// <remarks>A throw costs some microseconds for each asynchronous frame that it leaves.</remarks>
    public ValueTask<Ending> HandleAsync(
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
        catch (Exception failure) when (IsNoResponse(failure, call))
        {
            // The token of a call whose time is over is cancelled; its callback has a little time nevertheless.
            var token = IsTimeUp(failure, call) ? CancellationToken.None : cancellationToken;
            await callbacks.RaiseErrorAsync(told, call, request, failure, async, token).ConfigureAwait(false);
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
            Release(response);
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
            call.NoteReturn();
            log.Returned(response, policy, sent, call);

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
        log.Thrown(exception, response, policy, call);
        var reason = exception is RedirectException redirect ? redirect.Reason.ToString() : call.LastDecision.ToString();
        signals.Failed(new Exchange(exception.Method, exception.RequestUri, response.StatusCode), reason);
        return (null, exception);
    }

    // Nothing stood in the way of a redirect that was to be followed and was not: it is a 300 that lets the caller choose.
    private static bool IsReturned(EffectivePolicy policy, StatusCall call) =>
        policy.Ending == StatusAction.Return || (policy.Action == StatusAction.Follow && call.RedirectFailure is null);

    private static bool IsNoResponse(Exception failure, StatusCall call) =>
        failure is not HttpStatusException
        && (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException } || IsTimeUp(failure, call));

    // HttpClient's own timer cancels as the caller does. It is told from him by the time that has passed.
    private static bool IsTimeUp(Exception failure, StatusCall call) =>
        failure is OperationCanceledException { InnerException: not TimeoutException } && call.Remaining <= TimeSpan.Zero;

    // A filter that is never true: the exception goes by untouched, and with the stack that it came with.
    private bool IsNoted(Exception failure, HttpRequestMessage request, StatusCall call)
    {
        if (!IsNoResponse(failure, call))
        {
            return false;
        }

        var hop = call.Redirects.Count > 0 ? call.Redirects[^1] : null;
        var exchange = new Exchange(hop?.Method ?? request.Method, hop?.To ?? request.RequestUri, null, failure);
        var decision = IsTimeUp(failure, call) ? RetryDecision.NoTimeLeft : call.LastDecision;
        log.NoResponse(exchange, call, decision);
        signals.Failed(exchange, decision.ToString());
        return false;
    }
}

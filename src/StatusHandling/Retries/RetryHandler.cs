using Polly;
using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Retries;

/// <summary>Sends one hop again while its policy, its method, its content, the server and the time allow it.</summary>
/// <remarks>
/// The waits are our own: Polly's end early, and starve the pool in a synchronous send. A loop of Polly's without them would decide nothing,
/// and be a third of what a retry costs. What the user puts around each single send is Polly's.
/// </remarks>
internal sealed class RetryHandler(
    CallClock clock,
    RetryBudget budget,
    AttemptStrategies strategies,
    Func<double> jitter,
    RetryLog log,
    StatusSignals signals,
    ClientCallbacks callbacks) : StatusStage
{
    public CallClock Clock => clock;

    public RetryBudget Budget => budget;

    public Func<double> Jitter => jitter;

    public RetryLog Log => log;

    public StatusSignals Signals => signals;

    // Most of what the shortcut brings is to be followed, thrown or returned: that costs no more than this look.
    internal override ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken) =>
        call.FirstResponse is { } first && !IsForUs(call, first)
            ? SendBelowAsync(request, call, async, cancellationToken)
            : RetryAsync(call, request, async, cancellationToken);

    // After retries of an earlier hop, its end is told here too.
    private static bool IsForUs(StatusCall call, HttpResponseMessage response) =>
        call.Retries > 0
        || (!response.IsSuccessStatusCode && RetryJudge.IsCandidate(call.PolicyOf(response.StatusCode), response));

    // The caller's own cancellation, and what went wrong before the send began: a logger at a callback that failed, or no time left.
    private static bool IsNoAttempt(Exception failure, StatusCall call, CancellationToken cancellationToken) =>
        call.IsSendAccounted || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private async ValueTask<HttpResponseMessage> RetryAsync(
        StatusCall call, HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        RetryRun? run = null;
        HttpResponseMessage? response = null;
        while (response is null)
        {
            try
            {
                if (run is not null)
                {
                    await WaitAsync(call, request, run.Wait, async, cancellationToken).ConfigureAwait(false);
                }

                response = await SendOnceAsync(call, run?.Next() ?? request, async, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException("A handler below StatusHandling gave no response.");
            }
            catch (Exception failure)
            {
                run ??= new RetryRun(this, call, request);
                if (IsNoAttempt(failure, call, cancellationToken) || !run.IsAnsweredByRetry(failure))
                {
                    CallRecord.Attach(failure, call);
                    throw;
                }

                continue;
            }

            if (run is null && !IsForUs(call, response))
            {
                return response;
            }

            run ??= new RetryRun(this, call, request);
            if (run.IsAnsweredByRetry(response))
            {
                // Nobody gets this response. With one connection to the server, the next send would wait for it for ever.
                Release(response);
                response = null;
            }
        }

        // A handler below that followed a redirect by itself says where the response came from.
        if (run is { HasRetried: true } && (response.RequestMessage is not { } sent || sent.RequestUri == request.RequestUri))
        {
            response.RequestMessage = request;
        }

        return response;
    }

    /// <summary>Tells whoever wants to know that a request is to be sent again, and waits until then.</summary>
    private ValueTask WaitAsync(StatusCall call, HttpRequestMessage request, TimeSpan wait, bool async, CancellationToken cancellationToken) =>
        call.Policies.OnRetry is { } told
            ? TellAndWaitAsync(told, call, request, wait, async, cancellationToken)
            : clock.WaitAsync(wait, async, cancellationToken);

    /// <summary>Sends once, within the time of an attempt and, when the call is already reacting, within the time that it has left.</summary>
    private ValueTask<HttpResponseMessage> SendOnceAsync(
        StatusCall call, HttpRequestMessage message, bool async, CancellationToken cancellationToken)
    {
        var bound = AttemptBound.Of(call);
        return bound.IsNone
            ? SendThroughStrategiesAsync(call, message, async, cancellationToken)
            : SendBoundedAsync(call, message, bound, async, cancellationToken);
    }

    // What the callbacks take is a part of the wait, which was found to fit into the call's time.
    private async ValueTask TellAndWaitAsync(
        Func<StatusRetryContext, ValueTask>[] told,
        StatusCall call,
        HttpRequestMessage request,
        TimeSpan wait,
        bool async,
        CancellationToken cancellationToken)
    {
        var decided = clock.Timestamp;
        await callbacks.RaiseRetryAsync(told, call, request, async, cancellationToken).ConfigureAwait(false);
        await clock.WaitAsync(wait - clock.ElapsedSince(decided), async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<HttpResponseMessage> SendBoundedAsync(
        StatusCall call, HttpRequestMessage message, AttemptBound bound, bool async, CancellationToken cancellationToken)
    {
        using var end = clock.CancelAfter(bound.Time);
        using var cancelled = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), end);
        try
        {
            return await SendThroughStrategiesAsync(call, message, async, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancellation) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw bound.Elapsed(cancellation);
        }
    }

    private ValueTask<HttpResponseMessage> SendThroughStrategiesAsync(
        StatusCall call, HttpRequestMessage message, bool async, CancellationToken cancellationToken) =>
        strategies.For(call.Policies.Retry) is { } pipeline
            ? SendThroughAsync(pipeline, message, call, async, cancellationToken)
            : SendBelowAsync(message, call, async, cancellationToken);

    private ValueTask<HttpResponseMessage> SendThroughAsync(
        ResiliencePipeline<HttpResponseMessage> pipeline, HttpRequestMessage message, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        // A strategy may send more than once, even at one time (hedging): each further send is a copy too.
        var isSent = 0;
        HttpRequestMessage Next() => Interlocked.Exchange(ref isSent, 1) == 0 ? message : call.CopyOf(message);
        return async
            ? pipeline.ExecuteAsync(token => SendBelowAsync(Next(), call, async: true, token), cancellationToken)
            : new ValueTask<HttpResponseMessage>(
                pipeline.Execute(token => Completed(SendBelowAsync(Next(), call, async: false, token)), cancellationToken));
    }
}

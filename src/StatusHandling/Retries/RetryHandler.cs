using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Requests;

namespace StatusHandling.Retries;

/// <summary>Sends one hop again while its policy, its method, its content, the server and the time allow it.</summary>
/// <remarks>Polly decides and loops, with no delay of its own: its timers fire early, and its synchronous delay starves the pool.</remarks>
internal sealed class RetryHandler(
    CallClock clock, RetryBudget budget, AttemptStrategies strategies, Func<double> jitter, RetryLog log, StatusSignals signals) : StatusStage
{
    private static readonly ResiliencePropertyKey<RetryRun> RunKey = new("StatusHandling.RetryRun");

    private static readonly ResiliencePipeline<HttpResponseMessage> Loop = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.Zero,
            UseJitter = false,
            ShouldHandle = static arguments =>
                new ValueTask<bool>(arguments.Context.Properties.GetValue(RunKey, null!).ShouldRetry(arguments.Outcome)),
        })
        .Build();

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

    private async ValueTask<HttpResponseMessage> RetryAsync(
        StatusCall call, HttpRequestMessage request, bool async, CancellationToken cancellationToken)
    {
        Outcome<HttpResponseMessage> outcome;
        try
        {
            var first = await SendOnceAsync(call, request, async, cancellationToken).ConfigureAwait(false);
            if (!IsForUs(call, first))
            {
                return first;
            }

            outcome = Outcome.FromResult(first);
        }
        catch (Exception failure)
        {
            outcome = Outcome.FromException<HttpResponseMessage>(failure);
        }

        var run = new RetryRun(this, call, request, async, cancellationToken);
        if (run.Begin(outcome))
        {
            outcome = await LoopAsync(run).ConfigureAwait(false);
        }

        if (run.Fault is { } fault)
        {
            // The response reaches nobody.
            outcome.Result?.Dispose();
            ExceptionDispatchInfo.Throw(fault);
        }

        if (outcome.Exception is { } last)
        {
            CallRecord.Attach(last, call);
            ExceptionDispatchInfo.Throw(last);
        }

        var response = outcome.Result!;
        if (run.HasRetried)
        {
            response.RequestMessage = request;
        }

        return response;
    }

    /// <summary>Sends once, within the time of an attempt and, when the call is already reacting, within the time that it has left.</summary>
    public ValueTask<HttpResponseMessage> SendOnceAsync(
        StatusCall call, HttpRequestMessage message, bool async, CancellationToken cancellationToken)
    {
        var bound = AttemptBound.Of(call);
        return bound.IsNone
            ? SendThroughStrategiesAsync(call, message, async, cancellationToken)
            : SendBoundedAsync(call, message, bound, async, cancellationToken);
    }

    // The token of the loop is none: cancellation is ours, since a loop that ends by it would hand back the response that it was to replace.
    private static async ValueTask<Outcome<HttpResponseMessage>> LoopAsync(RetryRun run)
    {
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        context.Properties.Set(RunKey, run);
        try
        {
            return await Loop.ExecuteOutcomeAsync(static (_, run) => run.AttemptAsync(), context, run).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> SendBoundedAsync(
        StatusCall call, HttpRequestMessage message, AttemptBound bound, bool async, CancellationToken cancellationToken)
    {
        using var timer = clock.CancelAfter(bound.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await SendThroughStrategiesAsync(call, message, async, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw bound.Elapsed(cancelled);
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
        HttpRequestMessage Next() => Interlocked.Exchange(ref isSent, 1) == 0 ? message : RequestCopy.Of(message, call.HeaderCount);
        return async
            ? pipeline.ExecuteAsync(token => SendBelowAsync(Next(), call, async: true, token), cancellationToken)
            : new ValueTask<HttpResponseMessage>(
                pipeline.Execute(token => Completed(SendBelowAsync(Next(), call, async: false, token)), cancellationToken));
    }
}

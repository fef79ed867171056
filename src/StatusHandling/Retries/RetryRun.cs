using System.Net;
using Polly;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Requests;

namespace StatusHandling.Retries;

/// <summary>The sends of one hop: what Polly's loop runs for each attempt, and asks after it.</summary>
/// <remarks>Nothing that Polly asks here may throw: it would lose the response that it holds.</remarks>
internal sealed class RetryRun(RetryHandler stage, StatusCall call, HttpRequestMessage request, bool async, CancellationToken cancellationToken)
{
    private readonly RetryJudge _judge = new(call, request, stage);
    private Outcome<HttpResponseMessage> _first;
    private RetryVerdict _verdict;
    private bool _expectationFailed;
    private int _sends;
    private bool _hadToDecide;

    /// <summary>What went wrong while deciding: a function of the user's, or a logger.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether a copy was sent, and not the request that this stage was given.</summary>
    public bool HasRetried => _sends > 1;

    /// <summary>Decides about the first send, before there is a loop. Where the policy is not to retry, nothing is kept of it.</summary>
    public bool Begin(Outcome<HttpResponseMessage> first)
    {
        _first = first;
        return Decide(first);
    }

    public async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync()
    {
        if (_sends++ == 0)
        {
            return _first;
        }

        // The superseded response is disposed by now: with one connection to the server, the next send would wait for it for ever.
        try
        {
            await stage.WaitAsync(call, request, _verdict.Wait, async, cancellationToken).ConfigureAwait(false);
            call.BeginRetry();
            return Outcome.FromResult(await stage.SendOnceAsync(call, NextRequest(), async, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            return Outcome.FromException<HttpResponseMessage>(failure);
        }
    }

    public bool ShouldRetry(Outcome<HttpResponseMessage> outcome) => _sends == 1 || Decide(outcome);

    private bool Decide(Outcome<HttpResponseMessage> outcome)
    {
        // The caller's own cancellation is no attempt.
        if (outcome.Exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            _verdict = outcome.Result is { } response ? _judge.JudgeResponse(response) : _judge.JudgeFailure(outcome.Exception!);
            _hadToDecide |= _verdict.Decision != RetryDecision.NotARetryStatus;
            if (_hadToDecide)
            {
                Record(outcome);
            }

            if (call.Retries > 0 && outcome.Result is { IsSuccessStatusCode: true } success)
            {
                stage.Log.Succeeded(call, request, success, _verdict.Policy.LogLevel);
            }

            return _verdict.IsRetry;
        }
        catch (Exception fault)
        {
            Fault = fault;
            return false;
        }
    }

    private void Record(Outcome<HttpResponseMessage> outcome)
    {
        var attempt = call.AddAttempt(
            request, outcome.Result?.StatusCode, outcome.Exception, _verdict.Decision, _verdict.IsRetry ? _verdict.Wait : null);
        var exchange = new Exchange(request.Method, request.RequestUri, attempt.StatusCode, attempt.Failure);
        _expectationFailed |= outcome.Result?.StatusCode == HttpStatusCode.ExpectationFailed;
        if (_verdict.IsRetry)
        {
            stage.Log.Scheduled(call, attempt, _verdict);
            stage.Signals.Retried(exchange, _verdict.Reason, _verdict.Wait, call.Resends + 1);
        }
        else if (outcome.Result is not { IsSuccessStatusCode: true })
        {
            stage.Log.Refused(attempt);
            if (_verdict.Decision != RetryDecision.NotARetryStatus)
            {
                stage.Signals.RetryRefused(exchange, _verdict.Decision);
            }
        }
    }

    // 417 says that the expectation could not be met: without it the same request may do (RFC 9110 §15.5.18), from then on.
    private HttpRequestMessage NextRequest()
    {
        var copy = RequestCopy.Of(request, call.HeaderCount);

        // A pipeline inside this one may have put a call of its own there.
        call.Attach(copy);
        if (_expectationFailed)
        {
            copy.Headers.Remove("Expect");
        }

        return copy;
    }
}

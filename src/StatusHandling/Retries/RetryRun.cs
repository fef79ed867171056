using System.Net;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Retries;

/// <summary>The sends of one hop: what is decided after each, told of it, and sent next.</summary>
internal sealed class RetryRun(RetryHandler stage, StatusCall call, HttpRequestMessage request)
{
    private readonly RetryJudge _judge = new(call, request, stage);
    private RetryVerdict _verdict;
    private bool _hadToDecide;

    /// <summary>The wait before the request is sent again.</summary>
    public TimeSpan Wait => _verdict.Wait;

    /// <summary>Whether a copy was sent, and not the request that the stage was given.</summary>
    public bool HasRetried { get; private set; }

    /// <summary>Whether a response is answered by sending again.</summary>
    public bool IsAnsweredByRetry(HttpResponseMessage response)
    {
        try
        {
            _verdict = _judge.JudgeResponse(response);
            Record(response, null);
            if (call.Retries > 0 && response.IsSuccessStatusCode)
            {
                stage.Log.Succeeded(call, request, response, _verdict.Policy.LogLevel);
            }

            return _verdict.IsRetry;
        }
        catch (Exception)
        {
            // It reaches nobody: a function of the user's failed, or a logger.
            StatusStage.Release(response);
            throw;
        }
    }

    /// <summary>Whether a failure is answered by sending again.</summary>
    public bool IsAnsweredByRetry(Exception failure)
    {
        _verdict = _judge.JudgeFailure(failure);
        Record(null, failure);
        return _verdict.IsRetry;
    }

    /// <summary>Begins a further send, and makes its request.</summary>
    public HttpRequestMessage Next()
    {
        call.BeginRetry();
        HasRetried = true;
        var copy = call.CopyOf(request);
        if (call.HasExpectationFailed)
        {
            copy.Headers.Remove("Expect");
        }

        return copy;
    }

    // Where the policy is not to retry, nothing is kept of the first send.
    private void Record(HttpResponseMessage? response, Exception? failure)
    {
        _hadToDecide |= _verdict.Decision != RetryDecision.NotARetryStatus;
        if (!_hadToDecide)
        {
            return;
        }

        var attempt = call.AddAttempt(request, response?.StatusCode, failure, _verdict.Decision, _verdict.IsRetry ? _verdict.Wait : null);
        var exchange = new Exchange(request.Method, request.RequestUri, attempt.StatusCode, failure);
        call.HasExpectationFailed |= response?.StatusCode == HttpStatusCode.ExpectationFailed;
        if (_verdict.IsRetry)
        {
            stage.Log.Scheduled(call, attempt, _verdict, response, failure);
            stage.Signals.Retried(exchange, _verdict.Reason, _verdict.Wait, call.Resends + 1);
        }
        else if (response is not { IsSuccessStatusCode: true })
        {
            stage.Log.Refused(call, attempt, _verdict, response, failure);
            if (_verdict.Decision != RetryDecision.NotARetryStatus)
            {
                stage.Signals.RetryRefused(exchange, _verdict.Decision);
            }
        }
    }
}

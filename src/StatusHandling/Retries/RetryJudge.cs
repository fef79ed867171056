using System.Net;
using StatusHandling.Calls;
using StatusHandling.Policies;
using StatusHandling.Requests;
using StatusHandling.Throttling;

namespace StatusHandling.Retries;

/// <summary>Decides, for one hop of one call, whether an outcome is answered by sending again, and after what wait.</summary>
internal sealed class RetryJudge(StatusCall call, HttpRequestMessage request, RetryHandler stage)
{
    private TimeSpan? _backOff;

    /// <summary>Whether a response may be answered by sending again: its policy says so, or its server invites to it.</summary>
    public static bool IsCandidate(EffectivePolicy policy, HttpResponseMessage response) =>
        policy.Action == StatusAction.Retry || (!Passes(policy, response.StatusCode) && ShouldRetryField.Read(response) == true);

    public RetryVerdict JudgeFailure(Exception failure)
    {
        var policy = call.PolicyOfNoResponse();
        return failure is CallTimeoutException ? new RetryVerdict(RetryDecision.NoTimeLeft, policy)
            : policy.Action != StatusAction.Retry || !NoResponse.CanTryAgain(failure)
                ? new RetryVerdict(RetryDecision.NotARetryStatus, policy)
            : Judge(policy, default);
    }

    public RetryVerdict JudgeResponse(HttpResponseMessage response)
    {
        var policy = call.PolicyOf(response.StatusCode);
        if (!IsCandidate(policy, response))
        {
            return new RetryVerdict(RetryDecision.NotARetryStatus, policy);
        }

        var wish = ShouldRetryField.Read(response);
        if (wish == false)
        {
            return new RetryVerdict(RetryDecision.ServerDeclined, policy);
        }

        var asked = RequestedDelay.Read(response, stage.Clock.UtcNow);
        if (asked.Unreadable is { } field)
        {
            stage.Log.Unreadable(call, request, field);
        }

        return policy.RequireRetryAfter && asked.Delay is null && wish is null
            ? new RetryVerdict(RetryDecision.RetryAfterMissing, policy)
            : Judge(policy, asked);
    }

    // Not even on invitation: a call with nothing to do before its first send hands these on unseen.
    private static bool Passes(EffectivePolicy policy, HttpStatusCode code) =>
        code is >= HttpStatusCode.Continue and < HttpStatusCode.MultipleChoices
        || (code == HttpStatusCode.NotModified && policy.Action == StatusAction.Return);

    private RetryVerdict Judge(EffectivePolicy policy, RequestedDelay asked)
    {
        if (policy.Methods == RetryMethods.Idempotent && !Idempotency.Of(request, call.Given))
        {
            return new RetryVerdict(RetryDecision.MethodNotIdempotent, policy);
        }

        if (!ReplayableContent.Is(call.Given.Content, call.Policies.Retry.IsReplayable))
        {
            return new RetryVerdict(RetryDecision.ContentNotReplayable, policy);
        }

        if (call.Retries >= policy.MaxRetries)
        {
            return new RetryVerdict(RetryDecision.RetriesUsedUp, policy);
        }

        if (asked.Delay > policy.MaxRetryAfter)
        {
            return new RetryVerdict(RetryDecision.RetryAfterTooLong, policy);
        }

        // A wait that is cut short would be an early retry: it is given up instead. One that leaves no time for the send is in vain.
        var wait = Wait(policy, asked.Delay);
        if (wait >= call.Remaining)
        {
            return new RetryVerdict(RetryDecision.NoTimeLeft, policy);
        }

        return stage.Budget.TryTake(call.Policies.Retry)
            ? new RetryVerdict(RetryDecision.Retried, policy, wait, asked.Field)
            : new RetryVerdict(RetryDecision.BudgetSpent, policy);
    }

    private TimeSpan Wait(EffectivePolicy policy, TimeSpan? asked)
    {
        if (asked > TimeSpan.Zero)
        {
            return BackOff.After(asked.Value, stage.Jitter());
        }

        if (asked is not null && call.BelieveNow())
        {
            return TimeSpan.Zero;
        }

        var backOff = BackOff.Next(_backOff, policy.BaseDelay, policy.MaxDelay, stage.Jitter());
        _backOff = backOff;
        return backOff;
    }
}

using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>The retries of one hop.</summary>
internal sealed class RetryModel(CallModel call, BudgetModel budget, RequestModel request)
{
    private readonly List<AccountedSend> _account = call.Course.Attempts;
    private TimeSpan? _backOff;
    private bool _hadToDecide;

    /// <summary>Sends until there is nothing to try any more.</summary>
    /// <param name="isAccounted">Whether the last outcome is in the account, since something had to be decided.</param>
    public OutcomeModel Run(out bool isAccounted)
    {
        while (true)
        {
            isAccounted = false;
            var outcome = call.Send(request);
            if (outcome.Kind is OutcomeKind.Cancelled or OutcomeKind.NoTimeToSend)
            {
                return outcome;
            }

            var decision = Decide(outcome, out var wait);
            _hadToDecide |= decision != RetryDecision.NotARetryStatus;
            if (_hadToDecide)
            {
                isAccounted = true;
                Account(outcome, decision, decision == RetryDecision.Retried ? wait : null);
            }

            if (decision != RetryDecision.Retried)
            {
                return outcome;
            }

            if (!call.TryWait(wait))
            {
                return outcome with { Kind = OutcomeKind.Cancelled };
            }

            call.Retries++;
        }
    }

    public void Account(OutcomeModel outcome, RetryDecision decision, TimeSpan? wait = null) => _account.Add(new AccountedSend(
        _account.Count + 1,
        request.Method,
        outcome.Kind == OutcomeKind.Answered ? outcome.Answer.Status : null,
        outcome.Duration,
        decision,
        wait is null ? null : Math.Ceiling(wait.Value.TotalMilliseconds)));

    private RetryDecision Decide(OutcomeModel outcome, out TimeSpan wait)
    {
        wait = default;
        var policy = call.PolicyOf(outcome);
        switch (outcome.Kind)
        {
            case OutcomeKind.CallTimedOut:
                return RetryDecision.NoTimeLeft;
            case OutcomeKind.Answered:
                return DecideAnswered(outcome.Answer, policy, out wait);
            default:
                var canHelp = outcome.Kind == OutcomeKind.AttemptTimedOut || outcome.Answer.Failure!.CanTryAgain;
                return policy.Action == StatusAction.Retry && canHelp ? Decide(policy, null, out wait) : RetryDecision.NotARetryStatus;
        }
    }

    private RetryDecision DecideAnswered(ScriptedAnswer answer, PolicyModel policy, out TimeSpan wait)
    {
        wait = default;

        // What passes is not looked at, whatever the server says of it.
        var passes = answer.Status is >= 100 and < 300 || (answer.Status == 304 && policy.Action == StatusAction.Return);
        var isInvited = "true".Equals(answer.ShouldRetry, StringComparison.OrdinalIgnoreCase);
        var isDeclined = "false".Equals(answer.ShouldRetry, StringComparison.OrdinalIgnoreCase);
        if (passes || (policy.Action != StatusAction.Retry && !isInvited))
        {
            return RetryDecision.NotARetryStatus;
        }

        var asked = answer.Asked?.Meaning(call.UtcNow);
        return isDeclined ? RetryDecision.ServerDeclined
            : policy.RequireRetryAfter && asked is null && !isInvited ? RetryDecision.RetryAfterMissing
            : Decide(policy, asked, out wait);
    }

    private RetryDecision Decide(PolicyModel policy, TimeSpan? asked, out TimeSpan wait)
    {
        wait = default;
        if (policy.Methods == RetryMethods.Idempotent && !request.IsIdempotent)
        {
            return RetryDecision.MethodNotIdempotent;
        }

        if (!request.IsReplayable)
        {
            return RetryDecision.ContentNotReplayable;
        }

        if (call.Retries >= policy.MaxRetries)
        {
            return RetryDecision.RetriesUsedUp;
        }

        if (asked > policy.MaxRetryAfter)
        {
            return RetryDecision.RetryAfterTooLong;
        }

        wait = Wait(policy, asked);
        return call.Remaining is { } rest && wait >= TimeSpan.FromMilliseconds(rest) ? RetryDecision.NoTimeLeft
            : budget.TryTake(call.Now) ? RetryDecision.Retried
            : RetryDecision.BudgetSpent;
    }

    private TimeSpan Wait(PolicyModel policy, TimeSpan? asked)
    {
        var jitter = call.Script.Options.Jitter;
        if (asked > TimeSpan.Zero)
        {
            var most = asked.Value / 10 < TimeSpan.FromSeconds(1) ? asked.Value / 10 : TimeSpan.FromSeconds(1);
            return asked.Value + (most * jitter);
        }

        if (asked == TimeSpan.Zero && call.BelieveNow())
        {
            return TimeSpan.Zero;
        }

        // Decorrelated jitter: from the base to three times the wait before, never above the longest.
        var top = 3 * (_backOff ?? policy.BaseDelay);
        top = top > policy.BaseDelay ? top : policy.BaseDelay;
        var next = policy.BaseDelay + ((top - policy.BaseDelay) * jitter);
        _backOff = next < policy.MaxDelay ? next : policy.MaxDelay;
        return _backOff.Value;
    }
}

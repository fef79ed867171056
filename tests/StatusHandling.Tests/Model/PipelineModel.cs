using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>What a call must come to, by the rules alone: nothing here asks the library's own policies, retries or redirects.</summary>
internal static class PipelineModel
{
    public static Course Run(Script script)
    {
        var course = new Course();
        var call = new CallModel(script, course);
        var budget = new BudgetModel(script.Options.Budget);
        budget.Deposit();
        var redirects = new RedirectModel(call);
        var request = RequestModel.Of(script);
        while (true)
        {
            // Each hop has retries of its own, which the method of that hop decides about.
            var retries = new RetryModel(call, budget, request);
            var outcome = retries.Run(out var isAccounted);
            var policy = call.PolicyOf(outcome);
            if (outcome.Kind != OutcomeKind.Answered)
            {
                return End(course, outcome.Kind, EndingWithoutAnswer(outcome));
            }

            if (redirects.Next(request, outcome.Answer, policy, out var wait) is { } next)
            {
                if (!call.TryWait(wait))
                {
                    return End(course, OutcomeKind.Cancelled, Endings.Cancelled);
                }

                course.Hops.Add(new FollowedHop(outcome.Answer.Status, next.Method));
                request = next;
                continue;
            }

            if (IsReturned(outcome.Answer, policy, redirects))
            {
                return End(course, outcome.Kind, Endings.Returned(outcome.Answer.Status, outcome.Number));
            }

            if (call.IsCancelled)
            {
                return End(course, OutcomeKind.Cancelled, Endings.Cancelled);
            }

            if (!isAccounted)
            {
                retries.Account(outcome, RetryDecision.NotARetryStatus);
            }

            var hasBody = request.Method != "HEAD" && outcome.Answer.Status != 304 && call.Remaining is not <= 0;
            return End(course, outcome.Kind, Endings.Thrown(outcome.Answer.Status, redirects.Refusal, hasBody ? outcome.Number : null));
        }
    }

    // A 300 without Location leaves the choice to the caller.
    private static bool IsReturned(ScriptedAnswer answer, PolicyModel policy, RedirectModel redirects) =>
        policy.Ending == StatusAction.Return
        || (policy.Action == StatusAction.Follow && redirects.Refusal is null)
        || answer.Status is >= 100 and < 300;

    private static string EndingWithoutAnswer(OutcomeModel outcome) => outcome.Kind switch
    {
        OutcomeKind.Cancelled => Endings.Cancelled,
        OutcomeKind.AttemptTimedOut => Endings.AttemptTimedOut,
        OutcomeKind.CallTimedOut or OutcomeKind.NoTimeToSend => Endings.CallTimedOut,
        _ => Endings.Failed(outcome.Answer.Failure!, outcome.Number),
    };

    // A cancelled call has no account: its caller knows why it ended.
    private static Course End(Course course, OutcomeKind kind, string ending)
    {
        course.Ending = ending;
        if (kind == OutcomeKind.Cancelled)
        {
            course.Attempts.Clear();
            course.Hops.Clear();
        }
        else if (kind != OutcomeKind.Answered)
        {
            // An exception that is not ours to shape carries the attempts alone.
            course.Hops.Clear();
        }

        return course;
    }
}

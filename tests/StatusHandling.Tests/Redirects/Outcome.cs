using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>How a redirect that was not followed reaches the caller: the one place that knows.</summary>
internal static class Outcome
{
    public static async Task<CallOutcome> OfAsync(Task<HttpResponseMessage> call)
    {
        try
        {
            var response = await call;
            return new CallOutcome(response.StatusCode, response, null, response.GetAttempts());
        }
        catch (HttpStatusException failure)
        {
            return new CallOutcome(failure.StatusCode, null, failure, failure.Attempts);
        }
    }

    public static void IsRefused(RedirectFailure reason, CallOutcome outcome) =>
        Assert.Equal(reason, Assert.IsType<RedirectException>(outcome.Failure).Reason);

    public static HttpResponseMessage IsReturned(int status, CallOutcome outcome)
    {
        Assert.Null(outcome.Failure);
        Assert.Equal(status, (int)outcome.StatusCode!);
        return outcome.Response!;
    }

    /// <summary>Whether the call ended in a response or a refusal, and in no failure of another kind.</summary>
    public static bool IsSettled(CallOutcome outcome) => outcome.Failure is null or RedirectException;

    public static IReadOnlyList<RedirectHop> RedirectsOf(CallOutcome outcome) =>
        outcome.Failure is HttpStatusException failure ? failure.Redirects : outcome.Response!.GetRedirects();
}

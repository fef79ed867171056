using StatusHandling;

namespace Testing;

/// <summary>Where only what lies above the client matters, a failure need not come from a server: every exception can be made.</summary>
public sealed class FakedFailureTests
{
    [Fact]
    public void A_quota_that_is_used_up_is_told_to_the_user()
    {
        var failure = new HttpTooManyRequestsException(response: new ErrorResponse("Slow down.", "text/plain")
        {
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["Retry-After"] = ["60"] },
        });

        Assert.Equal("Try again in 60 s.", Advise(failure));
    }

    [Fact]
    public void What_the_server_says_of_the_problem_is_told_to_the_user()
    {
        var failure = new HttpConflictException(
            response: new ErrorResponse("""{ "title": "Already paid" }""", "application/problem+json"));

        Assert.Equal("Already paid", Advise(failure));
    }

    private static string Advise(HttpRequestException failure) => failure switch
    {
        HttpTooManyRequestsException { RetryAfter: { } wait } => $"Try again in {wait.TotalSeconds} s.",
        HttpStatusException { Problem.Title: { } title } => title,
        _ => "Something went wrong.",
    };
}

namespace StatusHandling.EndToEnd.Httpbin;

/// <summary>What becomes of a call to /status/{code}, by the design and by what httpbin answers: written down here, and not asked of the library.</summary>
/// <param name="Ending">How the call ends.</param>
/// <param name="Status">The status that it ends with.</param>
/// <param name="Sends">How many requests httpbin gets.</param>
/// <param name="Decision">What the last attempt says; null where there is no exception.</param>
/// <param name="Redirect">Why a redirect was not followed; null for all else.</param>
internal readonly record struct Expectation(Ending Ending, int Status, int Sends, RetryDecision? Decision = null, RedirectFailure? Redirect = null)
{
    private const int AllRetries = 4;

    public static Expectation Of(string method, int code) => (code, method) switch
    {
        (< 300 or 304, _) => new(Ending.Returned, code, 1),

        // httpbin gives it no Location: the choice is left to the caller.
        (300, _) => new(Ending.Returned, code, 1),

        // Here the Location is /redirect/1, which leads on to /get and takes nothing but GET.
        (301 or 302, "GET" or "POST") or (303, _) or (307, "GET") => new(Ending.Returned, 200, 3),
        (301 or 302 or 307, _) => new(Ending.ClientError, 405, 2, RetryDecision.NotARetryStatus),
        (308, _) => new(Ending.Redirect, code, 1, RetryDecision.NotARetryStatus, RedirectFailure.MissingLocation),
        (< 400, _) => new(Ending.Redirect, code, 1, RetryDecision.NotARetryStatus, RedirectFailure.NotFollowed),

        (425 or 429, _) => new(Ending.ClientError, code, AllRetries, RetryDecision.RetriesUsedUp),
        (417 or 421, _) => new(Ending.ClientError, code, 2, RetryDecision.RetriesUsedUp),
        (413, _) => new(Ending.ClientError, code, 1, RetryDecision.RetryAfterMissing),
        (408, "POST") => new(Ending.ClientError, code, 1, RetryDecision.MethodNotIdempotent),
        (408, _) => new(Ending.ClientError, code, AllRetries, RetryDecision.RetriesUsedUp),
        (< 500, _) => new(Ending.ClientError, code, 1, RetryDecision.NotARetryStatus),

        (501 or (>= 505 and <= 508) or 510 or 511, _) => new(Ending.ServerError, code, 1, RetryDecision.NotARetryStatus),
        (_, "POST") => new(Ending.ServerError, code, 1, RetryDecision.MethodNotIdempotent),
        _ => new(Ending.ServerError, code, AllRetries, RetryDecision.RetriesUsedUp),
    };
}

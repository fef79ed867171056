namespace StatusHandling.EndToEnd.Httpbin;

/// <summary>
/// What becomes of a call to /status/{code}, by the design and by what httpbin answers: written down here, and not asked of the library.
/// </summary>
/// <param name="Ending">How the call ends.</param>
/// <param name="Status">The status that it ends with.</param>
/// <param name="Sends">How many requests httpbin gets.</param>
/// <param name="Decision">What the last attempt says; null where there is no exception.</param>
/// <param name="Redirect">Why a redirect was not followed; null for all else.</param>
internal readonly record struct Expectation(
    Ending Ending, int Status, int Sends, RetryDecision? Decision = null, RedirectFailure? Redirect = null)
{
    private const int AllRetries = 4;

    public static Expectation Of(string method, int code) => (method, code) switch
    {
        (_, < 300 or 304) => new(Ending.Returned, code, 1),

        // httpbin gives it no Location: the choice is left to the caller.
        (_, 300) => new(Ending.Returned, code, 1),

        // Here the Location is /redirect/1, which leads on to /get and takes nothing but GET.
        ("GET" or "POST", 301 or 302) or (_, 303) or ("GET", 307) => new(Ending.Returned, 200, 3),
        (_, 301 or 302 or 307) => new(Ending.ClientError, 405, 2, RetryDecision.NotARetryStatus),
        (_, 308) => new(Ending.Redirect, code, 1, RetryDecision.NotARetryStatus, RedirectFailure.MissingLocation),
        (_, < 400) => new(Ending.Redirect, code, 1, RetryDecision.NotARetryStatus, RedirectFailure.NotFollowed),

        (_, 425 or 429) => new(Ending.ClientError, code, AllRetries, RetryDecision.RetriesUsedUp),
        (_, 417 or 421) => new(Ending.ClientError, code, 2, RetryDecision.RetriesUsedUp),
        (_, 413) => new(Ending.ClientError, code, 1, RetryDecision.RetryAfterMissing),
        ("POST", 408) => new(Ending.ClientError, code, 1, RetryDecision.MethodNotIdempotent),
        (_, 408) => new(Ending.ClientError, code, AllRetries, RetryDecision.RetriesUsedUp),
        (_, < 500) => new(Ending.ClientError, code, 1, RetryDecision.NotARetryStatus),

        (_, 501 or (>= 505 and <= 508) or 510 or 511) => new(Ending.ServerError, code, 1, RetryDecision.NotARetryStatus),
        ("POST", _) => new(Ending.ServerError, code, 1, RetryDecision.MethodNotIdempotent),
        _ => new(Ending.ServerError, code, AllRetries, RetryDecision.RetriesUsedUp),
    };
}

namespace StatusHandling.Tests.Retries;

/// <summary>The cases that we decide otherwise than their row says, each with our own number of further sends and the reason.</summary>
internal static class RetryDecisionDifferences
{
    public static IReadOnlyDictionary<string, (bool IsRetried, string Reason)> ById { get; } = new Dictionary<string, (bool, string)>
    {
        ["st_417"] = (true, "repeated once, without Expect"),
        ["st_999"] = (true, "a number outside 100..599 counts as a server error (RFC 9110 §15)"),
        ["me_QUERY"] = (false, "the idempotent methods are those of RFC 9110; policy.Methods All serves others"),
        ["me_PROPFIND"] = (false, "the idempotent methods are those of RFC 9110; policy.Methods All serves others"),
        ["me_post_connect_failure"] = (false, "a failure does not prove that nothing arrived, so the method decides"),
        ["di_x-should-retry_TRUE_400"] = (true, "the wish of the server is read in any case"),
        ["di_Stripe-Should-Retry_false_500"] = (true, "one spelling of the wish is read, x-should-retry"),
        ["ra_disabled"] = (true, "Retry-After is always honoured; the row's own back-off cannot be had"),
        ["bu_httpclient_timeout"] = (false, "the wait does not fit the call's time, so the response is the outcome at once"),
        ["ra_not_on_exception"] = (true, "with an error that says so; the row names none"),
        ["ex_attempt_timeout"] = (false, "what the user's own strategies throw passes unretried"),
        ["co_expect_continue"] = (false, "nothing tells whether a one-shot stream was read; ContentBufferLimit serves it"),
        ["co_buffer_limit"] = (false, "sent whole, and the response is the outcome: nothing is lost"),
    };
}

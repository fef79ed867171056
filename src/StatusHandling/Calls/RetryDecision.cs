namespace StatusHandling;

/// <summary>What was decided after a send: that the request goes again, or why it does not.</summary>
public enum RetryDecision
{
    /// <summary>The request was sent again.</summary>
    Retried,

    /// <summary>The policy of this outcome is not to retry; a success has this decision too.</summary>
    NotARetryStatus,

    /// <summary>The method is not idempotent (RFC 9110 §9.2.2), and the policy retries idempotent ones only.</summary>
    MethodNotIdempotent,

    /// <summary>The request content can be read only once.</summary>
    ContentNotReplayable,

    /// <summary>The retries that the policy allows were used up.</summary>
    RetriesUsedUp,

    /// <summary>The retries that all requests of this client have earned together were used up.</summary>
    BudgetSpent,

    /// <summary>The server asked for more time than <see cref="StatusPolicy.MaxRetryAfter"/> allows.</summary>
    RetryAfterTooLong,

    /// <summary>The policy retries only what says when to come back (RFC 9110 §10.2.3), and the response did not.</summary>
    RetryAfterMissing,

    /// <summary>The wait would not have fitted into the time that the call has left.</summary>
    NoTimeLeft,

    /// <summary>The server asked not to retry, with <c>x-should-retry: false</c>.</summary>
    ServerDeclined,
}

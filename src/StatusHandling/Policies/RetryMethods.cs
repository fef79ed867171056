namespace StatusHandling;

/// <summary>Which request methods a policy may send again.</summary>
public enum RetryMethods
{
    /// <summary>The idempotent ones (RFC 9110 §9.2.2): GET, HEAD, OPTIONS, TRACE, PUT, DELETE, and any request that the caller gave an <c>Idempotency-Key</c> header.</summary>
    Idempotent,

    /// <summary>All methods. Right only where the status says that the request was refused before it was acted on, as 429 does.</summary>
    All,
}

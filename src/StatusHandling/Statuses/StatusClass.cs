namespace StatusHandling;

/// <summary>The class of a status code, which is its first digit (RFC 9110 §15).</summary>
/// <remarks>A number outside 100..599 counts as a server error, as RFC 9110 §15 asks.</remarks>
public enum StatusClass
{
    /// <summary>1xx: the request was received and is being worked on (RFC 9110 §15.2).</summary>
    Informational = 1,

    /// <summary>2xx: the request was received, understood and accepted (RFC 9110 §15.3).</summary>
    Successful = 2,

    /// <summary>3xx: something more is to be done to complete the request (RFC 9110 §15.4).</summary>
    Redirection = 3,

    /// <summary>4xx: the request is wrong or cannot be fulfilled as it was sent (RFC 9110 §15.5).</summary>
    ClientError = 4,

    /// <summary>5xx: the server failed to fulfil a request that seemed right (RFC 9110 §15.6).</summary>
    ServerError = 5,
}

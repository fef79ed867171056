using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 503: the server is overloaded or being worked on; come back as <see cref="HttpStatusException.RetryAfter"/> says (RFC 9110 §15.6.4).
/// </summary>
public sealed class HttpServiceUnavailableException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(503, message, response)
{
    /// <summary>Gets what the server says of the limit that the client is under.</summary>
    /// <value><see langword="null"/> where it does not say.</value>
    public RateLimit? RateLimit => field ??= ResponseFields.RateLimit(Response, Status);
}

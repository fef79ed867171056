using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 429: too many requests came in too short a time; wait as <see cref="HttpStatusException.RetryAfter"/> says, and send fewer
/// (RFC 6585 §4).
/// </summary>
public sealed class HttpTooManyRequestsException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(429, message, response)
{
    /// <summary>Gets what the server says of the limit that the client is under.</summary>
    /// <value><see langword="null"/> where it does not say.</value>
    public RateLimit? RateLimit => field ??= ResponseFields.RateLimit(Response, Status);
}

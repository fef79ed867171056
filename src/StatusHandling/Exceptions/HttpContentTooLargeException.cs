using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 413: the content is larger than the server takes, now or ever; send less, or wait as <see cref="HttpStatusException.RetryAfter"/> says
/// (RFC 9110 §15.5.14).
/// </summary>
public sealed class HttpContentTooLargeException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(413, message, response)
{
    /// <summary>Gets what the server says of the limit that the client is under.</summary>
    /// <value><see langword="null"/> where it does not say.</value>
    public RateLimit? RateLimit => field ??= ResponseFields.RateLimit(Response, Status);
}

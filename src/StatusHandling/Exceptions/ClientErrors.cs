namespace StatusHandling;

/// <summary>
/// 400: the server could not make sense of the request, or found a value in it wrong; correct it, for it will fail again as it is
/// (RFC 9110 §15.5.1).
/// </summary>
public sealed class HttpBadRequestException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(400, message, response);

/// <summary>
/// 402: the account has to be paid for, or its allowance is used up; nothing helps but settling that with the provider (RFC 9110 §15.5.3).
/// </summary>
public sealed class HttpPaymentRequiredException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(402, message, response);

/// <summary>
/// 403: the server knows who asks and does not allow it; ask for the permission, or come with other credentials (RFC 9110 §15.5.4).
/// </summary>
public sealed class HttpForbiddenException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(403, message, response);

/// <summary>
/// 404: there is nothing at this address, or nothing that the caller may know of; check the address, or take the absence for an answer
/// (RFC 9110 §15.5.5).
/// </summary>
public sealed class HttpNotFoundException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(404, message, response);

/// <summary>
/// 408: the request did not arrive in full in the time that the server gives; send it again, over a better line or in smaller parts
/// (RFC 9110 §15.5.9).
/// </summary>
public sealed class HttpRequestTimeoutException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(408, message, response);

/// <summary>410: what was here has been taken away for good; forget the address (RFC 9110 §15.5.11).</summary>
public sealed class HttpGoneException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(410, message, response);

/// <summary>
/// 411: the server wants to know beforehand how long the content is; send it with a Content-Length, thus not chunked (RFC 9110 §15.5.12).
/// </summary>
public sealed class HttpLengthRequiredException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(411, message, response);

/// <summary>
/// 414: the address is longer than the server reads; move what it carries into the content, or look for redirects that make it grow
/// (RFC 9110 §15.5.15).
/// </summary>
public sealed class HttpUriTooLongException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(414, message, response);

/// <summary>
/// 417: somebody on the way cannot do what the Expect field asks; the pipeline has tried without it, so ask for less (RFC 9110 §15.5.18).
/// </summary>
public sealed class HttpExpectationFailedException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(417, message, response);

/// <summary>
/// 418: a joke that some servers answer unwelcome clients with; take it for a 400, or for a refusal of automated requests
/// (RFC 9110 §15.5.19).
/// </summary>
public sealed class HttpImATeapotException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(418, message, response);

/// <summary>
/// 421: the request came over a connection that does not serve its host; the pipeline has tried once more, so check proxies and
/// certificates (RFC 9110 §15.5.20).
/// </summary>
public sealed class HttpMisdirectedRequestException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(421, message, response);

/// <summary>
/// 422: the content has the right form and the wrong meaning; correct what <see cref="HttpStatusException.Problem"/> complains of
/// (RFC 9110 §15.5.21).
/// </summary>
public sealed class HttpUnprocessableContentException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(422, message, response);

/// <summary>
/// 423: somebody holds a WebDAV lock on the resource; wait until it is released, or send the token of the lock (RFC 4918 §11.3).
/// </summary>
public sealed class HttpLockedException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(423, message, response);

/// <summary>424: this part of a WebDAV operation was given up because another part failed; see to that one (RFC 4918 §11.4).</summary>
public sealed class HttpFailedDependencyException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(424, message, response);

/// <summary>
/// 425: the server will not act on data sent before the handshake was over, since somebody could have replayed it; send it again later
/// (RFC 8470 §5.2).
/// </summary>
public sealed class HttpTooEarlyException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(425, message, response);

/// <summary>
/// 431: the header fields, one or all together, are larger than the server reads; send smaller cookies or tokens (RFC 6585 §5).
/// </summary>
public sealed class HttpRequestHeaderFieldsTooLargeException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(431, message, response);

namespace StatusHandling;

/// <summary>
/// 500: the server ran into a fault of its own; only its people can mend it, so give them <see cref="HttpStatusException.RequestId"/>
/// (RFC 9110 §15.6.1).
/// </summary>
public sealed class HttpInternalServerErrorException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(500, message, response);

/// <summary>501: the server does not know the method, for any resource; use another one (RFC 9110 §15.6.2).</summary>
public sealed class HttpNotImplementedException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(501, message, response);

/// <summary>
/// 502: a gateway could not understand the server behind it; this often passes, but that server may have acted on the request
/// (RFC 9110 §15.6.3).
/// </summary>
public sealed class HttpBadGatewayException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(502, message, response);

/// <summary>
/// 504: a gateway gave up waiting for the server behind it; that one may still be at work, so see what became of the request before
/// repeating it (RFC 9110 §15.6.5).
/// </summary>
public sealed class HttpGatewayTimeoutException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(504, message, response);

/// <summary>505: the server does not speak this major version of HTTP; set another one on the request (RFC 9110 §15.6.6).</summary>
public sealed class HttpVersionNotSupportedException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(505, message, response);

/// <summary>
/// 506: the server is set up so that choosing a variant leads to choosing again; its people must mend that (RFC 2295 §8.1).
/// </summary>
public sealed class HttpVariantAlsoNegotiatesException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(506, message, response);

/// <summary>
/// 507: the server has no room for what was to be stored; make room there, and do not repeat it without the user's word (RFC 4918 §11.5).
/// </summary>
public sealed class HttpInsufficientStorageException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(507, message, response);

/// <summary>
/// 508: a WebDAV operation over a whole tree met a loop and was given up; ask for less depth, or have the loop removed (RFC 5842 §7.2).
/// </summary>
public sealed class HttpLoopDetectedException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(508, message, response);

/// <summary>510: the server wants an extension of HTTP that hardly anybody ever used; take it for a 500 (RFC 2774 §7).</summary>
public sealed class HttpNotExtendedException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(510, message, response);

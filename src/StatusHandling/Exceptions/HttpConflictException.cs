using System.Net.Http.Headers;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 409: the request does not fit what is there at present; read that anew, settle the difference, and send what follows from it
/// (RFC 9110 §15.5.10).
/// </summary>
public sealed class HttpConflictException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(409, message, response)
{
    /// <summary>Gets the entity tag of what is there at present (RFC 9110 §8.8.3).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public EntityTagHeaderValue? ETag => ResponseFields.ETag(Response);

    /// <summary>Gets when it was last changed (RFC 9110 §8.8.2).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public DateTimeOffset? LastModified => ResponseFields.LastModified(Response);
}

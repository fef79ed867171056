using System.Net.Http.Headers;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 428: the server wants to keep callers from overwriting each other; send it again with If-Match and the entity tag that was read
/// (RFC 6585 §3).
/// </summary>
public sealed class HttpPreconditionRequiredException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(428, message, response)
{
    /// <summary>Gets the entity tag of what is there at present (RFC 9110 §8.8.3).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public EntityTagHeaderValue? ETag => ResponseFields.ETag(Response);

    /// <summary>Gets when it was last changed (RFC 9110 §8.8.2).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public DateTimeOffset? LastModified => ResponseFields.LastModified(Response);
}

using System.Net.Http.Headers;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 412: somebody changed the resource since the state that an If field of the request names; read it anew and decide again
/// (RFC 9110 §15.5.13).
/// </summary>
public sealed class HttpPreconditionFailedException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(412, message, response)
{
    /// <summary>Gets the entity tag of what is there at present (RFC 9110 §8.8.3).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public EntityTagHeaderValue? ETag => ResponseFields.ETag(Response);

    /// <summary>Gets when it was last changed (RFC 9110 §8.8.2).</summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    public DateTimeOffset? LastModified => ResponseFields.LastModified(Response);
}

using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 416: the part that was asked for lies outside of what is there; ask within <see cref="ContentLength"/>, or for all of it
/// (RFC 9110 §15.5.17).
/// </summary>
public sealed class HttpRangeNotSatisfiableException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(416, message, response)
{
    /// <summary>Gets the complete length of what is there, from <c>Content-Range</c> (RFC 9110 §14.4).</summary>
    /// <value>In bytes, unless the server counts by another unit; <see langword="null"/> where it does not say.</value>
    public long? ContentLength => ResponseFields.CompleteLength(Response);
}

using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 451: somebody had it blocked by law; asking again is of no use, but <see cref="BlockedBy"/> may tell who did it (RFC 7725 §3).
/// </summary>
public sealed class HttpUnavailableForLegalReasonsException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(451, message, response)
{
    /// <summary>Gets the address of who carries out the blocking, from <c>Link</c> with the relation blocked-by (RFC 7725 §4).</summary>
    /// <value>With its query and fragment, without user information; <see langword="null"/> where the server does not say.</value>
    public Uri? BlockedBy => field ??= UserLink.Of(Response, UserLink.BlockedBy);
}

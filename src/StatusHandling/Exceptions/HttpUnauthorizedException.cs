using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 401: the server does not know who asks, or no longer believes it; sign in as one of <see cref="Challenges"/> says, and send it again
/// (RFC 9110 §15.5.2).
/// </summary>
public sealed class HttpUnauthorizedException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(401, message, response)
{
    /// <summary>Gets the ways to authenticate, in the order in which they are offered.</summary>
    /// <value>Empty where there are none.</value>
    public IReadOnlyList<AuthenticationChallenge> Challenges => field ??= ResponseFields.Challenges(Response, "WWW-Authenticate");
}

using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>407: a proxy on the way wants credentials of its own; give them to the handler that sends (RFC 9110 §15.5.8).</summary>
public sealed class HttpProxyAuthenticationRequiredException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(407, message, response)
{
    /// <summary>Gets the ways to authenticate, in the order in which they are offered.</summary>
    /// <value>Empty where there are none.</value>
    public IReadOnlyList<AuthenticationChallenge> Challenges => field ??= ResponseFields.Challenges(Response, "Proxy-Authenticate");
}

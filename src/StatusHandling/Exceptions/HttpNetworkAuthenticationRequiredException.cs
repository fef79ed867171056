using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 511: not the server answers but the network, which wants its user to sign in at <see cref="LoginUri"/>; do that, and send it again
/// (RFC 6585 §6).
/// </summary>
public sealed class HttpNetworkAuthenticationRequiredException(string? message = null, ErrorResponse? response = null)
    : ServerErrorException(511, message, response)
{
    /// <summary>Gets where to sign in to the network, from the page or its <c>Link</c> with the relation login.</summary>
    /// <value>
    /// An address of http or https with its query and fragment, without user information; <see langword="null"/> where none can be found.
    /// It comes from whoever runs the network: show it to the user, send nothing there.
    /// </value>
    public Uri? LoginUri => field ??= CaptivePortal.FindLogin(Response);

    internal override string Hint => "a captive portal of the network asks for a sign-in; the server itself was not reached";
}

using System.Net;

namespace StatusHandling;

/// <summary>A 5xx: the server knows that it failed (RFC 9110 §15.6); a registered code comes as the type of its name.</summary>
/// <remarks>
/// Of itself it stands for an unregistered code, or for a number outside 100..599, which counts as a server error (RFC 9110 §15): the
/// request may have been right, and may succeed later.
/// </remarks>
public class ServerErrorException : HttpStatusException
{
    /// <summary>Makes an exception by hand, for a test of what catches it.</summary>
    /// <param name="statusCode">The status: from 500 to 599, or outside 100..599.</param>
    /// <param name="message">The message; by default it is made from what the response says.</param>
    /// <param name="response">What the server said; nothing by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no server error, or is outside 0..999.</exception>
    public ServerErrorException(HttpStatusCode statusCode, string? message = null, ErrorResponse? response = null)
        : this((int)statusCode, message, response)
    {
    }

    internal ServerErrorException(int code, string? message, ErrorResponse? response)
        : base((HttpStatusCode)Checked(code, StatusClass.ServerError), message, response)
    {
    }
}

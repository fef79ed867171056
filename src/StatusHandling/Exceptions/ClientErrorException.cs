using System.Net;

namespace StatusHandling;

/// <summary>A 4xx: the server finds the fault in the request (RFC 9110 §15.5); a registered code comes as the type of its name.</summary>
/// <remarks>
/// Of itself it stands for an unregistered code, which is to be understood like a 400: the same request again will hardly do better.
/// </remarks>
public class ClientErrorException : HttpStatusException
{
    /// <summary>Makes an exception by hand, for a test of what catches it.</summary>
    /// <param name="statusCode">The status, from 400 to 499.</param>
    /// <param name="message">The message; by default it is made from what the response says.</param>
    /// <param name="response">What the server said; nothing by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no client error.</exception>
    public ClientErrorException(HttpStatusCode statusCode, string? message = null, ErrorResponse? response = null)
        : this((int)statusCode, message, response)
    {
    }

    internal ClientErrorException(int code, string? message, ErrorResponse? response)
        : base((HttpStatusCode)Checked(code, StatusClass.ClientError), message, response)
    {
    }
}

using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>405: the resource is there but not for this method; use one of <see cref="Allow"/> (RFC 9110 §15.5.6).</summary>
public sealed class HttpMethodNotAllowedException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(405, message, response)
{
    /// <summary>Gets the methods that the resource has at present (RFC 9110 §10.2.1).</summary>
    /// <value>Empty where there are none, or where the server does not say.</value>
    public IReadOnlyList<HttpMethod> Allow =>
        field ??= ResponseFields.List<HttpMethod>(Response, "Allow", ResponseFields.TryParseMethod);
}

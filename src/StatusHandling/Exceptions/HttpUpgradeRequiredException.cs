using System.Net.Http.Headers;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>426: the server answers only in another protocol or version; use one of <see cref="Upgrade"/> (RFC 9110 §15.5.22).</summary>
public sealed class HttpUpgradeRequiredException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(426, message, response)
{
    /// <summary>Gets the protocols that the server wants, the one it likes best first (RFC 9110 §7.8).</summary>
    /// <value>Empty where it does not say.</value>
    public IReadOnlyList<ProductHeaderValue> Upgrade =>
        field ??= ResponseFields.List<ProductHeaderValue>(Response, "Upgrade", ProductHeaderValue.TryParse);
}

using System.Net.Http.Headers;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>
/// 406: the server has it in no form that the Accept fields allow; ask for one of those that it names, or for any (RFC 9110 §15.5.7).
/// </summary>
public sealed class HttpNotAcceptableException(string? message = null, ErrorResponse? response = null)
    : ClientErrorException(406, message, response)
{
    /// <summary>Gets the media types that the server takes or offers (RFC 9110 §12.5.1).</summary>
    /// <value>Empty where it does not say.</value>
    public IReadOnlyList<MediaTypeWithQualityHeaderValue> Accept =>
        field ??= ResponseFields.List<MediaTypeWithQualityHeaderValue>(Response, "Accept", MediaTypeWithQualityHeaderValue.TryParse);

    /// <summary>Gets the media types of the patches that the server takes (RFC 5789 §3.1).</summary>
    /// <value>Empty where it does not say.</value>
    public IReadOnlyList<MediaTypeHeaderValue> AcceptPatch =>
        field ??= ResponseFields.List<MediaTypeHeaderValue>(Response, "Accept-Patch", MediaTypeHeaderValue.TryParse);

    /// <summary>Gets the media types that the server takes in a POST (Linked Data Platform §7.1).</summary>
    /// <value>Empty where it does not say.</value>
    public IReadOnlyList<MediaTypeHeaderValue> AcceptPost =>
        field ??= ResponseFields.List<MediaTypeHeaderValue>(Response, "Accept-Post", MediaTypeHeaderValue.TryParse);

    /// <summary>Gets the content codings that the server takes (RFC 9110 §12.5.3).</summary>
    /// <value>Empty where it does not say.</value>
    public IReadOnlyList<StringWithQualityHeaderValue> AcceptEncoding =>
        field ??= ResponseFields.List<StringWithQualityHeaderValue>(Response, "Accept-Encoding", StringWithQualityHeaderValue.TryParse);
}

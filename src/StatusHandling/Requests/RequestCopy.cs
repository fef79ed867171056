namespace StatusHandling.Requests;

/// <summary>A fresh request with what another one said, and the same content.</summary>
/// <remarks>
/// Copies are never disposed: that would dispose the content, which stays its caller's. A message without its content holds nothing
/// that needs disposing.
/// </remarks>
internal static class RequestCopy
{
    /// <summary>Copies a request as it was given: without what handlers below have made of its method, address and content, or added to its headers.</summary>
    public static HttpRequestMessage Of(HttpRequestMessage request, in GivenRequest given)
    {
        var copy = new HttpRequestMessage(given.Method, given.Uri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = given.Content,
        };

        var headerCount = given.HeaderCount;
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (headerCount-- <= 0)
            {
                break;
            }

            if (values.Count == 1)
            {
                copy.Headers.TryAddWithoutValidation(name, values.ToString());
            }
            else
            {
                copy.Headers.TryAddWithoutValidation(name, values);
            }
        }

        IDictionary<string, object?> options = copy.Options;
        foreach (var (key, value) in request.Options)
        {
            options[key] = value;
        }

        return copy;
    }
}

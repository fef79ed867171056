namespace StatusHandling.Requests;

/// <summary>What a request said before the handlers below saw it. They may change it, and are to begin anew with each further send.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Uri">Its address; a relative one may be completed below.</param>
/// <param name="Content">Its content.</param>
/// <param name="HeaderCount">How many header fields it had: those below are added behind them.</param>
internal readonly record struct GivenRequest(HttpMethod Method, Uri? Uri, HttpContent? Content, int HeaderCount)
{
    public static GivenRequest Of(HttpRequestMessage request) =>
        new(request.Method, request.RequestUri, request.Content, request.Headers.NonValidated.Count);
}

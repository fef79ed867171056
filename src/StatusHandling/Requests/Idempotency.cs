namespace StatusHandling.Requests;

/// <summary>Tells whether sending a request twice asks for no more than sending it once (RFC 9110 §9.2.2).</summary>
internal static class Idempotency
{
    /// <remarks>The key is looked for among all headers: one that a handler below added makes the request as safe.</remarks>
    public static bool Of(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Head
        || request.Method == HttpMethod.Put
        || request.Method == HttpMethod.Delete
        || request.Method == HttpMethod.Options
        || request.Method == HttpMethod.Trace
        || HasKey(request);

    // An empty key proves nothing.
    private static bool HasKey(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("Idempotency-Key", out var values) && !string.IsNullOrWhiteSpace(values.ToString());
}

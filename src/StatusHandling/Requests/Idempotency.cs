namespace StatusHandling.Requests;

/// <summary>Tells whether sending a request twice asks for no more than sending it once (RFC 9110 §9.2.2).</summary>
internal static class Idempotency
{
    public static bool Of(HttpRequestMessage request, in GivenRequest given) =>
        given.Method == HttpMethod.Get
        || given.Method == HttpMethod.Head
        || given.Method == HttpMethod.Put
        || given.Method == HttpMethod.Delete
        || given.Method == HttpMethod.Options
        || given.Method == HttpMethod.Trace
        || HasKey(request, given.HeaderCount);

    // One that a handler below added proves nothing, since it may make another for each send; nor does an empty one.
    private static bool HasKey(HttpRequestMessage request, int headerCount)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (headerCount-- <= 0)
            {
                break;
            }

            if (name.Equals("Idempotency-Key", StringComparison.OrdinalIgnoreCase))
            {
                return !string.IsNullOrWhiteSpace(values.ToString());
            }
        }

        return false;
    }
}

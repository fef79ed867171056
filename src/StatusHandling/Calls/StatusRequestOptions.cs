namespace StatusHandling;

/// <summary>The keys under which a request carries what it asks for by itself, for code that can only set <see cref="HttpRequestMessage.Options"/>.</summary>
public static class StatusRequestOptions
{
    /// <summary>Gets the key of a request's own policies, which win over every layer.</summary>
    /// <value>
    /// What it holds is a policy for each of <c>"429"</c>, <c>"TooManyRequests"</c>, <c>"500-504"</c>, <c>"4xx"</c> or <c>"NoResponse"</c>;
    /// none may speak of 1xx or 2xx. Whoever has the request at hand calls <c>request.OnStatus(…)</c> instead.
    /// </value>
    public static HttpRequestOptionsKey<IDictionary<string, StatusPolicy>> Policies { get; } = new("StatusHandling.Policies");
}

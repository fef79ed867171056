namespace StatusHandling;

/// <summary>The keys under which a request carries wishes of its own, for callers that can only set <see cref="HttpRequestMessage.Options"/>.</summary>
public static class StatusRequestOptions
{
    /// <summary>Gets the key of this request's own policies, by policy key; they win over every layer.</summary>
    /// <value>Everyone else uses <c>request.OnStatus(…)</c>. The policies can speak of 3xx, 4xx, 5xx and <c>NoResponse</c>.</value>
    public static HttpRequestOptionsKey<IDictionary<string, StatusPolicy>> Policies { get; } = new("StatusHandling.Policies");
}

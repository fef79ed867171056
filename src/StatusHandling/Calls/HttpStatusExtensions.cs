using System.Globalization;
using System.Net;
using StatusHandling.Calls;

namespace StatusHandling;

/// <content>What a request asks for, and what became of it.</content>
public static partial class HttpStatusExtensions
{
    /// <summary>Gets this request's own policy of one status code, made empty when there is none yet. It wins over every layer.</summary>
    /// <param name="request">The request, before it is sent.</param>
    /// <param name="code">A code of 3xx, 4xx or 5xx.</param>
    /// <returns>The policy, for changing it.</returns>
    /// <exception cref="ArgumentException">The code is 1xx or 2xx, which are always returned, or outside 0..999.</exception>
    public static StatusPolicy OnStatus(this HttpRequestMessage request, HttpStatusCode code) =>
        OnStatus(request, ((int)code).ToString("000", CultureInfo.InvariantCulture));

    /// <summary>Gets this request's own policy of a key, made empty when there is none yet. It wins over every layer.</summary>
    /// <param name="request">The request, before it is sent.</param>
    /// <param name="key"><c>"429"</c>, <c>"TooManyRequests"</c>, <c>"500-504"</c>, <c>"4xx"</c> or <c>"NoResponse"</c>.</param>
    /// <returns>The policy, for changing it.</returns>
    /// <exception cref="ArgumentException">The key has none of these forms, or speaks of 1xx or 2xx, which are always returned.</exception>
    public static StatusPolicy OnStatus(this HttpRequestMessage request, string key)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(key);
        return RequestPolicies.GetOrAdd(request, key);
    }

    /// <summary>Tells every value that applies to a code for one request, its own policies included, and where each was set.</summary>
    /// <param name="policies">The policies of the client.</param>
    /// <param name="code">A code from 0 to 999.</param>
    /// <param name="request">The request; what it asks for by itself has the source <c>request</c>.</param>
    /// <returns>The explanation; its text form is a small table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0..999.</exception>
    /// <exception cref="ArgumentException">The request's own policies are wrong.</exception>
    public static StatusPolicyExplanation Explain(this StatusPolicyTable policies, int code, HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(request);
        return policies.Explain(code, RequestPolicies.Read(request) ?? []);
    }

    /// <summary>Gets the sends of the call that this response ended, where the pipeline had to decide about sending again.</summary>
    /// <param name="response">A response that came through the pipeline.</param>
    /// <returns>The attempts in their order; none when the first send succeeded.</returns>
    public static IReadOnlyList<StatusAttempt> GetAttempts(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return StatusCall.Find(response.RequestMessage)?.Attempts ?? [];
    }

    /// <summary>Gets the redirects that were followed to get this response (RFC 9110 §15.4).</summary>
    /// <param name="response">A response that came through the pipeline.</param>
    /// <returns>The hops in their order; none when there were none.</returns>
    public static IReadOnlyList<RedirectHop> GetRedirects(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return StatusCall.Find(response.RequestMessage)?.Redirects ?? [];
    }
}

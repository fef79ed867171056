using System.Globalization;
using System.Net;
using StatusHandling.Settings;

namespace StatusHandling;

/// <summary>How one client reacts to status codes.</summary>
/// <remarks>Validated and copied when the pipeline is made: changing an object of this type later changes nothing.</remarks>
public sealed class StatusHandlingOptions
{
    /// <summary>Gets the policies by key: <c>"429"</c>, <c>"TooManyRequests"</c>, <c>"500-504"</c>, <c>"4xx"</c> or <c>"NoResponse"</c>.</summary>
    /// <value>Empty by default: the built-in policies apply. A more specific key wins (code, then the narrower range, then class).</value>
    public IDictionary<string, StatusPolicy> Policies { get; } = new Dictionary<string, StatusPolicy>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets how requests are sent again.</summary>
    /// <value>Three retries from half a second on; see each property for its default.</value>
    public StatusRetryOptions Retry { get; internal init; } = new();

    /// <summary>Gets how redirects are followed.</summary>
    /// <value>Up to 20 of them, never from https to http; see each property for its default.</value>
    public StatusRedirectOptions Redirects { get; internal init; } = new();

    /// <summary>Gets what an exception carries of its response.</summary>
    /// <value>Up to 64 KiB of the body; see each property for its default.</value>
    public StatusErrorOptions Errors { get; internal init; } = new();

    /// <summary>Gets or sets whether announcements of a resource's end are logged and counted: <c>Deprecation</c> (RFC 9745) and <c>Sunset</c> (RFC 8594).</summary>
    /// <value><see langword="false"/> by default: it is the one thing that looks into every response, a success too.</value>
    /// <remarks>
    /// Told once for each host and first segment of the path, and again when the dates change, when the sunset comes nearer than 30 days and
    /// when it is past: at Warning from those 30 days on, at Information before. For each of up to 1,000 such segments at most five lines are
    /// logged; everything else is only counted, in <c>status_handling.lifecycle.announcements</c>.
    /// </remarks>
    public bool ReportLifecycle { get; set; }

    /// <summary>Gets the names of the header fields whose values never go to another origin and are never shown.</summary>
    /// <value>
    /// Authorization, Proxy-Authorization, Cookie, Set-Cookie, X-Api-Key, Api-Key, X-Auth-Token, Ocp-Apim-Subscription-Key,
    /// X-Amz-Security-Token, Private-Token and X-CSRF-Token by default; configuration adds to them.
    /// </value>
    public ISet<string> SensitiveHeaders { get; internal init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "X-Api-Key",
        "Api-Key",
        "X-Auth-Token",
        "Ocp-Apim-Subscription-Key",
        "X-Amz-Security-Token",
        "Private-Token",
        "X-CSRF-Token",
    };

    /// <summary>Gets or sets what is run when a request is to be sent again, after the attempt is logged and before the wait.</summary>
    /// <value><see langword="null"/> by default. Set in code only.</value>
    /// <remarks>What it takes is a part of the wait. <see cref="StatusCallContext"/> says how all callbacks are run.</remarks>
    public Func<StatusRetryContext, ValueTask>? OnRetry { get; set; }

    /// <summary>Gets or sets what is run when a redirect is followed, after its wait and just before its target is asked.</summary>
    /// <value><see langword="null"/> by default. Set in code only.</value>
    /// <remarks>Run for remembered redirects too. <see cref="StatusCallContext"/> says how all callbacks are run.</remarks>
    public Func<StatusRedirectContext, ValueTask>? OnRedirect { get; set; }

    /// <summary>Gets or sets what is run once when a call is about to end in an exception, because of a status or since no response came.</summary>
    /// <value><see langword="null"/> by default. Set in code only.</value>
    /// <remarks>
    /// Not run when the caller cancels. When the time of the call ends its first send, the exception is the cancellation by which handlers learn
    /// of it; the caller gets the <see cref="TaskCanceledException"/> that <see cref="HttpClient"/> makes of that. The exception is thrown
    /// whatever happens here. <see cref="StatusCallContext"/> says how all callbacks are run.
    /// </remarks>
    public Func<StatusErrorContext, ValueTask>? OnError { get; set; }

    /// <summary>Gets the policy of one status code, made empty when there is none yet.</summary>
    /// <param name="code">A code from 0 to 999.</param>
    /// <returns>The policy, for changing it.</returns>
    /// <exception cref="ArgumentException">The number is outside 0..999.</exception>
    public StatusPolicy On(HttpStatusCode code) => On(((int)code).ToString("000", CultureInfo.InvariantCulture));

    /// <summary>Gets the policy of a class of status codes, made empty when there is none yet.</summary>
    /// <param name="statusClass">The class; the one of server errors includes all numbers outside 100..599 (RFC 9110 §15).</param>
    /// <returns>The policy, for changing it.</returns>
    /// <exception cref="ArgumentException">The value is none of the five classes.</exception>
    public StatusPolicy On(StatusClass statusClass) => On(string.Create(CultureInfo.InvariantCulture, $"{(int)statusClass}xx"));

    /// <summary>Gets the policy of a key, made empty when there is none yet. Two spellings of one key give the same policy.</summary>
    /// <param name="key"><c>"429"</c>, <c>"TooManyRequests"</c>, <c>"500-504"</c>, <c>"4xx"</c> or <c>"NoResponse"</c>.</param>
    /// <returns>The policy, for changing it.</returns>
    /// <exception cref="ArgumentException">The key has none of these forms.</exception>
    public StatusPolicy On(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return PolicyKey.GetOrAdd(Policies, PolicyKey.Parse(key));
    }
}

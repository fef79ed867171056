using Microsoft.Extensions.Logging;

namespace StatusHandling;

/// <summary>What to do about one status code, a range or a class of them, or a request that got no response.</summary>
/// <remarks>A property that is <see langword="null"/> leaves the value of the layer around it.</remarks>
public sealed class StatusPolicy
{
    /// <summary>Gets or sets what is done first.</summary>
    /// <value>
    /// Not set by default, which leaves the built-in action of the status. Follow is possible for 300, 301, 302, 303, 307 and 308 alone;
    /// codes from 100 to 299 are always returned.
    /// </value>
    public StatusAction? Action { get; set; }

    /// <summary>Gets or sets what is done after Retry or Follow can do no more.</summary>
    /// <value>Return or Throw; not set by default, which leaves Throw.</value>
    public StatusAction? Then { get; set; }

    /// <summary>Gets or sets how often the request of a call may be sent again because of this status.</summary>
    /// <value>0 to 100; not set by default, which leaves <see cref="StatusRetryOptions.MaxRetries"/>.</value>
    public int? MaxRetries { get; set; }

    /// <summary>Gets or sets which methods may be sent again.</summary>
    /// <value>Not set by default, which leaves the built-in rule of the status.</value>
    public RetryMethods? Methods { get; set; }

    /// <summary>Gets or sets the least back-off: each is a random time from this to three times the one before, the first to three times this.</summary>
    /// <value>Zero to one day; not set by default, which leaves <see cref="StatusRetryOptions.BaseDelay"/>.</value>
    public TimeSpan? BaseDelay { get; set; }

    /// <summary>Gets or sets the longest back-off of our own making.</summary>
    /// <value>Zero to one day; not set by default, which leaves <see cref="StatusRetryOptions.MaxDelay"/>.</value>
    public TimeSpan? MaxDelay { get; set; }

    /// <summary>Gets or sets the longest time that a server may ask us to wait; asked for more, the pipeline gives up at once.</summary>
    /// <value>Zero to one day; not set by default, which leaves <see cref="StatusRetryOptions.MaxRetryAfter"/>.</value>
    public TimeSpan? MaxRetryAfter { get; set; }

    /// <summary>Gets or sets whether only a response that says when to come back (RFC 9110 §10.2.3) is retried.</summary>
    /// <value>Not set by default, which leaves the built-in rule of the status: true for 413 alone.</value>
    public bool? RequireRetryAfter { get; set; }

    /// <summary>Gets or sets the level at which the outcome of this status is logged.</summary>
    /// <value>
    /// Not set by default: a retry is logged at Debug, one after a long wait and a success that needed retries at Information; a redirect at
    /// Information, one that is refused or newly permanent at Warning; what is returned at Debug; a 4xx that is thrown at Warning, a 5xx and a
    /// missing response at Error.
    /// </value>
    public LogLevel? LogLevel { get; set; }

    /// <summary>Sets <see cref="Action"/> to <see cref="StatusAction.Return"/>.</summary>
    /// <returns>This policy, for more.</returns>
    public StatusPolicy Return()
    {
        Action = StatusAction.Return;
        return this;
    }

    /// <summary>Sets <see cref="Action"/> to <see cref="StatusAction.Throw"/>.</summary>
    /// <returns>This policy, for more.</returns>
    public StatusPolicy Throw()
    {
        Action = StatusAction.Throw;
        return this;
    }

    /// <summary>Sets <see cref="Action"/> to <see cref="StatusAction.Retry"/>.</summary>
    /// <param name="maxRetries">How often the request may be sent again; <see langword="null"/> leaves <see cref="MaxRetries"/> as it is.</param>
    /// <returns>This policy, for more.</returns>
    public StatusPolicy Retry(int? maxRetries = null)
    {
        Action = StatusAction.Retry;
        MaxRetries = maxRetries ?? MaxRetries;
        return this;
    }

    /// <summary>Sets <see cref="Action"/> to <see cref="StatusAction.Follow"/>.</summary>
    /// <returns>This policy, for more.</returns>
    public StatusPolicy Follow()
    {
        Action = StatusAction.Follow;
        return this;
    }
}

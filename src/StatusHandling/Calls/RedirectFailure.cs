namespace StatusHandling;

/// <summary>Why a redirect was not followed.</summary>
public enum RedirectFailure
{
    /// <summary>The policy of the status is not to follow it.</summary>
    NotFollowed,

    /// <summary>The response has no <c>Location</c> (RFC 9110 §10.2.2).</summary>
    MissingLocation,

    /// <summary><c>Location</c> is empty, cannot be read as an address, or there are several that differ.</summary>
    InvalidLocation,

    /// <summary>The address is of another scheme than http and https.</summary>
    SchemeNotAllowed,

    /// <summary>The address leads from https to http, and <see cref="StatusRedirectOptions.AllowDowngrade"/> is off.</summary>
    Downgrade,

    /// <summary>More redirects came than <see cref="StatusRedirectOptions.MaxRedirects"/> allows.</summary>
    TooMany,

    /// <summary>The same request would be sent a third time.</summary>
    Loop,

    /// <summary>The method keeps its content (307, 308), and that content can be read only once.</summary>
    ContentNotReplayable,

    /// <summary>The response asks to wait before following (RFC 9110 §10.2.3) for longer than the call may.</summary>
    RetryAfterTooLong,
}

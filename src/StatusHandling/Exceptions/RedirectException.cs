using System.Net;

namespace StatusHandling;

/// <summary>A 3xx that was not followed (RFC 9110 §15.4), since that was forbidden, impossible or unsafe.</summary>
public sealed class RedirectException : HttpStatusException
{
    /// <summary>Makes an exception by hand, for a test of what catches it.</summary>
    /// <param name="statusCode">The status, from 300 to 399.</param>
    /// <param name="reason">Why it was not followed.</param>
    /// <param name="message">The message; by default it is made from what the response says.</param>
    /// <param name="response">What the server said; nothing by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no redirection.</exception>
    public RedirectException(
        HttpStatusCode statusCode,
        RedirectFailure reason = RedirectFailure.NotFollowed,
        string? message = null,
        ErrorResponse? response = null)
        : base((HttpStatusCode)Checked((int)statusCode, StatusClass.Redirection), message, response) => Reason = reason;

    /// <summary>Gets why it was not followed.</summary>
    public RedirectFailure Reason { get; }

    internal override string Hint => Reason switch
    {
        RedirectFailure.MissingLocation => "not followed, since it has no Location",
        RedirectFailure.InvalidLocation => "not followed, since its Location is no address",
        RedirectFailure.SchemeNotAllowed => "not followed, since its Location is neither http nor https",
        RedirectFailure.Downgrade => "not followed, since it leads from https to http",
        RedirectFailure.TooMany => "not followed, since there were too many redirects before it",
        RedirectFailure.Loop => "not followed, since the redirects go in a circle",
        RedirectFailure.ContentNotReplayable => "not followed, since the request content can be read only once",
        RedirectFailure.RetryAfterTooLong => "not followed, since it asks to wait for too long",
        _ => "not followed, as its policy says",
    };
}

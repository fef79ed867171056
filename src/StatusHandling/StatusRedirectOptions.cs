namespace StatusHandling;

/// <summary>How redirects are followed (RFC 9110 §15.4).</summary>
/// <remarks>
/// The automatic redirects of the primary handler are turned off, whoever puts it there. One that cannot be told, since it has already sent or
/// is of another kind, is left alone; a redirect that it follows by itself is logged once as a warning.
/// </remarks>
public sealed class StatusRedirectOptions
{
    /// <summary>Gets or sets how many redirects one call follows.</summary>
    /// <value>0 to 100; 20 by default. 0 follows none.</value>
    public int MaxRedirects { get; set; } = 20;

    /// <summary>Gets or sets whether a redirect from https to http is followed.</summary>
    /// <value><see langword="false"/> by default: it would send in the clear what was meant to be secret.</value>
    public bool AllowDowngrade { get; set; }

    /// <summary>Gets or sets whether permanent redirects (301, 308) of GET and HEAD are remembered, so that later requests go straight to the new address.</summary>
    /// <value><see langword="false"/> by default.</value>
    /// <remarks>
    /// Up to 1,000 are remembered for a client, for as long as <c>Cache-Control: max-age</c> says, or else <c>Expires</c>, less their <c>Age</c>
    /// (RFC 9111 §4.2); where neither is there, without end. Not remembered is what has expired, an <c>Expires</c> that is no date included,
    /// and what may not be stored or was not meant for everyone (RFC 9111 §3): <c>no-store</c>, <c>no-cache</c>, <c>private</c>, a <c>Vary</c>
    /// by other headers than <c>Accept-Encoding</c>, a request with a <c>Host</c> of its own, and one with a header of
    /// <see cref="StatusHandlingOptions.SensitiveHeaders"/> unless the response is <c>public</c>.
    /// </remarks>
    public bool RememberPermanent { get; set; }

    internal StatusRedirectOptions Copy() => (StatusRedirectOptions)MemberwiseClone();
}

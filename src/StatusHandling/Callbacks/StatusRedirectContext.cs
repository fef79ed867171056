using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;

namespace StatusHandling;

/// <summary>What <see cref="StatusHandlingOptions.OnRedirect"/> is told: a redirect is followed (RFC 9110 §15.4).</summary>
public sealed class StatusRedirectContext : StatusCallContext
{
    /// <summary>Makes a context, for tests of callbacks.</summary>
    /// <param name="hop">The redirect.</param>
    public StatusRedirectContext(RedirectHop hop)
    {
        ArgumentNullException.ThrowIfNull(hop);
        Hop = hop;
    }

    /// <summary>Gets the redirect, whose target is asked next.</summary>
    public RedirectHop Hop { get; }

    /// <summary>Gets whether an earlier call has learnt of the redirect, so that this one never asked the address that moved.</summary>
    /// <value>Never <see langword="true"/> without <see cref="StatusRedirectOptions.RememberPermanent"/>.</value>
    public bool IsRemembered { get; init; }

    internal override void LogFailure(ILogger logger, string clientName, Exception failure) =>
        logger.RedirectCallbackFailed(clientName, Hop.Method, Hop.To, failure);
}

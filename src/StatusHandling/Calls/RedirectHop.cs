using System.Net;

namespace StatusHandling;

/// <summary>One redirect that was followed.</summary>
/// <param name="From">The address that redirected, without user information, query and fragment.</param>
/// <param name="To">The address it led to, without user information, query and fragment.</param>
/// <param name="StatusCode">The status that redirected (RFC 9110 §15.4).</param>
/// <param name="Method">The method that was sent to <paramref name="To"/>.</param>
public sealed record RedirectHop(Uri From, Uri To, HttpStatusCode StatusCode, HttpMethod Method);

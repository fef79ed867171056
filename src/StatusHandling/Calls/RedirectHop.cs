using System.Net;

namespace StatusHandling;

/// <summary>One redirect that was followed.</summary>
/// <param name="From">The address that redirected.</param>
/// <param name="To">The address that it led to.</param>
/// <param name="StatusCode">The status that redirected (RFC 9110 §15.4).</param>
/// <param name="Method">The method that was sent to <paramref name="To"/>.</param>
/// <remarks>Both addresses are without user information and fragment, their queries as <see cref="StatusErrorOptions.ShowQuery"/> says.</remarks>
public sealed record RedirectHop(Uri From, Uri To, HttpStatusCode StatusCode, HttpMethod Method);

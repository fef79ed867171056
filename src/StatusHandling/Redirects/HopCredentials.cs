using System.Net;

namespace StatusHandling.Redirects;

/// <summary>The primary handler's credentials, silent while a hop to another origin is under way.</summary>
/// <remarks>
/// With its automatic redirects off, SocketsHttpHandler's own protection is off too: it would answer the challenge of any server that
/// a redirect leads to. A <see cref="CredentialCache"/> names the address that each of its credentials is for, and needs no guard.
/// </remarks>
internal sealed class HopCredentials(ICredentials credentials) : ICredentials
{
    private static readonly AsyncLocal<HopCredentials?> Silent = new();

    /// <summary>Answers nothing from here on, until the async method that calls this returns. Credentials of other clients go on answering.</summary>
    public void FallSilent() => Silent.Value = this;

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        ReferenceEquals(Silent.Value, this) ? null : credentials.GetCredential(uri, authType);
}

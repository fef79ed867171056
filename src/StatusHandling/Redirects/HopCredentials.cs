using System.Net;

namespace StatusHandling.Redirects;

/// <summary>The primary handler's credentials, silent while a hop to another origin is under way.</summary>
/// <remarks>
/// With its automatic redirects off, SocketsHttpHandler's own protection is off too: it would answer the challenge of any server that
/// a redirect leads to. A <see cref="CredentialCache"/> names the address that each of its credentials is for, and needs no guard.
/// </remarks>
internal sealed class HopCredentials(ICredentials credentials) : ICredentials
{
    private static readonly AsyncLocal<bool> ForeignHop = new();

    /// <summary>Set around the send of a hop to another origin, and in that flow alone.</summary>
    public static bool IsForeignHop
    {
        get => ForeignHop.Value;
        set => ForeignHop.Value = value;
    }

    public NetworkCredential? GetCredential(Uri uri, string authType) => IsForeignHop ? null : credentials.GetCredential(uri, authType);
}

using System.Net;

namespace StatusHandling.Redirects;

/// <summary>What the handler that sends does about redirects and credentials by itself, after it was told to leave them to us.</summary>
internal sealed class PrimaryHandler
{
    /// <summary>Whether it may follow redirects by itself, since it could not be told otherwise.</summary>
    public bool MayFollowRedirects { get; private set; } = true;

    /// <summary>Whether it holds credentials that would answer the challenge of any server.</summary>
    public bool HasUnguardedCredentials { get; private set; }

    /// <summary>Turns its automatic redirects off and guards its credentials; a handler that cannot be told is left alone.</summary>
    public void TakeOver(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        switch (handler)
        {
            case SocketsHttpHandler sockets:
                MayFollowRedirects = sockets.AllowAutoRedirect && !TryTell(() => sockets.AllowAutoRedirect = false);
                Guard(sockets.Credentials, guarded => sockets.Credentials = guarded);
                break;
            case HttpClientHandler client:
                MayFollowRedirects = client.AllowAutoRedirect && !TryTell(() => client.AllowAutoRedirect = false);
                Guard(client.Credentials, guarded => client.Credentials = guarded);
                break;
        }
    }

    // A handler that has sent refuses every change, even to what it has already.
    private static bool TryTell(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Guard(ICredentials? credentials, Action<ICredentials> replace) =>
        HasUnguardedCredentials = credentials is not (null or CredentialCache or HopCredentials)
            && !TryTell(() => replace(new HopCredentials(credentials)));
}

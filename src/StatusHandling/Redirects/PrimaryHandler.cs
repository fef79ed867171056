using System.Net;

namespace StatusHandling.Redirects;

/// <summary>What the handler that sends does about redirects and credentials by itself, after it was told to leave them to us.</summary>
internal sealed class PrimaryHandler
{
    private Func<ICredentials?> _credentials = static () => null;

    /// <summary>Whether it may follow redirects by itself, since it could not be told otherwise.</summary>
    public bool MayFollowRedirects { get; private set; } = true;

    /// <summary>Its credentials that can be silenced; null when it has none of this kind.</summary>
    public HopCredentials? GuardedCredentials => _credentials() as HopCredentials;

    /// <summary>Whether it holds credentials that would answer the challenge of any server. They are asked for each time: others may be set later.</summary>
    public bool HasUnguardedCredentials => _credentials() is not (null or CredentialCache or HopCredentials);

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
                Guard(() => sockets.Credentials, guarded => sockets.Credentials = guarded);
                break;
            case HttpClientHandler client:
                MayFollowRedirects = client.AllowAutoRedirect && !TryTell(() => client.AllowAutoRedirect = false);
                Guard(() => client.Credentials, guarded => client.Credentials = guarded);
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

    private void Guard(Func<ICredentials?> credentials, Action<ICredentials> replace)
    {
        _credentials = credentials;
        if (HasUnguardedCredentials)
        {
            TryTell(() => replace(new HopCredentials(credentials()!)));
        }
    }
}

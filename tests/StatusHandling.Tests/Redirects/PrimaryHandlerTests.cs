using System.Net;
using StatusHandling.Redirects;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class PrimaryHandlerTests
{
    private static readonly NetworkCredential Credential = new("user", "password");

    private readonly PrimaryHandler _primary = new();

    [Fact]
    public void A_handler_of_sockets_is_told_to_leave_redirects_and_its_credentials_to_us()
    {
        using var sockets = new SocketsHttpHandler { Credentials = Credential };

        _primary.TakeOver(sockets);

        Assert.False(_primary.MayFollowRedirects);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.Same(sockets.Credentials, _primary.GuardedCredentials);
        Assert.False(_primary.HasUnguardedCredentials);
    }

    [Fact]
    public void A_handler_of_a_client_is_told_the_same()
    {
        using var client = new HttpClientHandler { Credentials = Credential };

        _primary.TakeOver(client);

        Assert.False(_primary.MayFollowRedirects);
        Assert.False(client.AllowAutoRedirect);
        Assert.Same(client.Credentials, _primary.GuardedCredentials);
        Assert.False(_primary.HasUnguardedCredentials);
    }

    [Fact]
    public void A_handler_that_follows_nothing_is_left_so()
    {
        using var client = new HttpClientHandler { AllowAutoRedirect = false };

        _primary.TakeOver(client);

        Assert.False(_primary.MayFollowRedirects);
        Assert.Null(_primary.GuardedCredentials);
    }

    [Fact]
    public void A_handler_of_another_kind_may_follow_redirects()
    {
        using var server = new ScriptedServer();

        _primary.TakeOver(server);

        Assert.True(_primary.MayFollowRedirects);
    }
}

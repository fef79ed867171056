using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using StatusHandling.Redirects;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>The primary handler's credentials, with real servers: 127.0.0.1 and localhost are two origins, and so are two ports.</summary>
public sealed class HopCredentialsTests
{
    private const string Password = "open sesame";
    private readonly ConcurrentQueue<(string Path, string? Authorization)> _seen = new();

    [Theory]
    [InlineData("Basic realm=\"r\"", false)]
    [InlineData("Basic realm=\"r\"", true)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", false)]
    [InlineData("NTLM", false)]
    [InlineData("Negotiate", false)]
    public async Task A_challenge_of_another_origin_gets_no_answer(string challenge, bool synchronous)
    {
        await using var stranger = await LoopbackServer.StartAsync(Challenge(challenge));
        await using var home = await LoopbackServer.StartAsync(Redirect(() => OnLocalhost(stranger, "/asked")));
        using var client = Client(new SocketsHttpHandler { Credentials = new NetworkCredential("me", Password) });

        using var response = await SendAsync(client, home.Address, synchronous);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal([("/asked", null)], _seen);
    }

    [Theory]
    [InlineData("Basic realm=\"r\"", false)]
    [InlineData("Basic realm=\"r\"", true)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", false)]
    public async Task A_challenge_of_the_same_origin_is_answered(string challenge, bool synchronous)
    {
        await using var home = await LoopbackServer.StartAsync(
            context => context.Request.Path == "/" ? Redirect(() => "/asked")(context) : Challenge(challenge)(context));
        using var client = Client(new SocketsHttpHandler { Credentials = new NetworkCredential("me", Password) });

        using var response = await SendAsync(client, home.Address, synchronous);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(challenge.Split(' ')[0], _seen.Last().Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_at_the_first_origin_challenges_are_answered_again()
    {
        Uri? back = null;
        await using var stranger = await LoopbackServer.StartAsync(Redirect(() => back!.AbsoluteUri));
        await using var home = await LoopbackServer.StartAsync(context =>
            context.Request.Path == "/" ? Redirect(() => OnLocalhost(stranger, "/"))(context) : Challenge("Basic realm=\"r\"")(context));
        back = new Uri(home.Address, "/asked");
        using var client = Client(new HttpClientHandler { Credentials = new NetworkCredential("me", Password) });

        using var response = await SendAsync(client, home.Address, synchronous: false);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_retry_on_another_origin_does_not_answer_either()
    {
        await using var stranger = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "0";
            context.Response.StatusCode = _seen.IsEmpty ? 503 : 200;
            return _seen.IsEmpty ? Note(context) : Challenge("Basic realm=\"r\"")(context);
        });
        await using var home = await LoopbackServer.StartAsync(Redirect(() => OnLocalhost(stranger, "/asked")));
        using var client = Client(new SocketsHttpHandler { Credentials = new NetworkCredential("me", Password) });

        using var response = await SendAsync(client, home.Address, synchronous: false);

        Assert.Equal([("/asked", null), ("/asked", null)], _seen);
    }

    [Fact]
    public async Task A_cache_answers_for_the_address_that_it_names()
    {
        await using var stranger = await LoopbackServer.StartAsync(Challenge("Basic realm=\"r\""));
        await using var home = await LoopbackServer.StartAsync(Redirect(() => OnLocalhost(stranger, "/asked")));
        var cache = new CredentialCache { { new Uri(OnLocalhost(stranger, "/")), "Basic", new NetworkCredential("me", Password) } };
        using var client = Client(new SocketsHttpHandler { Credentials = cache });

        using var response = await SendAsync(client, home.Address, synchronous: false);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_credentials_that_cannot_be_guarded_no_redirect_leads_to_another_origin(bool wasInUse)
    {
        await using var stranger = await LoopbackServer.StartAsync(Challenge("Basic realm=\"r\""));
        await using var home = await LoopbackServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/" => Redirect(() => "/2")(context),
            "/2" => Redirect(() => OnLocalhost(stranger, "/asked"))(context),
            _ => Task.CompletedTask,
        });
        using var sockets = new SocketsHttpHandler { AllowAutoRedirect = false };
        var logs = new CapturedLogs();
        if (wasInUse)
        {
            sockets.Credentials = new NetworkCredential("me", Password);
            using var other = new HttpMessageInvoker(sockets, disposeHandler: false);
            using var first = await SendAsync(other, new Uri(home.Address, "/warm-up"), synchronous: false);
        }

        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(sockets, loggerFactory: logs));
        if (!wasInUse)
        {
            sockets.Credentials = new NetworkCredential("me", Password);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, home.Address);
        var outcome = await Outcome.OfAsync(client.SendAsync(request, CancellationToken.None));

        Outcome.IsRefused(RedirectFailure.NotFollowed, outcome);
        Assert.Single(Outcome.RedirectsOf(outcome));
        Assert.Contains("the credentials of the primary handler", Assert.Single(logs.OfEvent(306)).Message, StringComparison.Ordinal);
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Only_the_credentials_of_the_handler_below_fall_silent_and_only_in_that_flow()
    {
        var (mine, others) = (new HopCredentials(new NetworkCredential("me", Password)), new HopCredentials(new NetworkCredential("other", Password)));
        var address = new Uri("http://a.test/");

        async Task HopAsync()
        {
            mine.FallSilent();
            await Task.Yield();
            Assert.Null(mine.GetCredential(address, "Basic"));
            Assert.NotNull(others.GetCredential(address, "Basic"));
        }

        var hop = HopAsync();
        Assert.NotNull(mine.GetCredential(address, "Basic"));
        await hop;
        Assert.NotNull(mine.GetCredential(address, "Basic"));
    }

    private static HttpMessageInvoker Client(HttpMessageHandler primary)
    {
        var options = new StatusHandlingOptions();
        options.On("4xx").Return();
        return new HttpMessageInvoker(StatusHandlingPipeline.Create(primary, options));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker client, Uri address, bool synchronous)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return synchronous
            ? await Task.Run(() => client.Send(request, CancellationToken.None))
            : await client.SendAsync(request, CancellationToken.None);
    }

    private static string OnLocalhost(LoopbackServer server, string path) => $"http://localhost:{server.Address.Port}{path}";

    private static RequestDelegate Redirect(Func<string> location) => context =>
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location();
        return Task.CompletedTask;
    };

    private RequestDelegate Challenge(string challenge) => context =>
    {
        var isAnswered = context.Request.Headers.Authorization.Count > 0;
        context.Response.StatusCode = isAnswered ? 200 : 401;
        context.Response.Headers.WWWAuthenticate = isAnswered ? default : challenge;
        return Note(context);
    };

    private Task Note(HttpContext context)
    {
        _seen.Enqueue((context.Request.Path, context.Request.Headers.Authorization.FirstOrDefault()));
        return Task.CompletedTask;
    }
}

using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class HopHeadersTests
{
    public static TheoryData<string> SensitiveNames =>
        [.. new StatusHandlingOptions().SensitiveHeaders, "Cookie2", "WWW-Authenticate"];

    [Theory]
    [MemberData(nameof(SensitiveNames))]
    public async Task A_credential_stays_at_its_origin(string name)
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/2")).Answers(302, ("Location", "http://b.test/3"))
            .Answers(302, ("Location", "/4")).Answers(302, ("Location", "http://a.test/5")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/1");
        request.Headers.TryAddWithoutValidation(name.ToUpperInvariant(), "secret");
        request.Headers.Add("X-Safe", "1");

        await scene.SendAsync(request);

        Assert.Equal([true, true, false, false, false], scene.Server.Requests.Select(sent => sent.Headers.ContainsKey(name)));
        Assert.All(scene.Server.Requests, sent => Assert.Equal("1", sent.Headers["X-Safe"]));
    }

    [Fact]
    public async Task An_emptied_list_lets_no_authorization_go()
    {
        using var scene = new Scene();
        scene.Options.SensitiveHeaders.Clear();
        scene.Server.Answers(302, ("Location", "http://b.test/")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/1");
        string[] names = ["Authorization", "Proxy-Authorization", "Cookie"];
        Assert.All(names, name => request.Headers.TryAddWithoutValidation(name, "secret"));

        await scene.SendAsync(request);

        Assert.DoesNotContain(scene.Server.Requests[1].Headers.Keys, names.Contains);
    }

    [Fact]
    public async Task The_default_headers_of_a_client_are_no_exception()
    {
        using var server = new ScriptedServer();
        server.Answers(302, ("Location", "http://b.test/")).Answers(200);
        using var client = new HttpClient(StatusHandlingPipeline.Create(server));
        client.DefaultRequestHeaders.Add("Authorization", "from client defaults");
        client.DefaultRequestHeaders.Add("X-Safe", "1");

        using var response = await client.GetAsync(new Uri("http://a.test/"), TestContext.Current.CancellationToken);

        Assert.False(server.Requests[1].Headers.ContainsKey("Authorization"));
        Assert.True(server.Requests[1].Headers.ContainsKey("X-Safe"));
    }

    [Fact]
    public async Task What_a_handler_below_adds_is_not_carried_on()
    {
        using var scene = new Scene();
        scene.Server.Does(request => request.Headers.Add("Authorization", "of a handler")).Answers(302, ("Location", "/2")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/1");
        request.Headers.Add("X-Safe", "1");

        await scene.SendAsync(request);

        Assert.Equal(["X-Safe"], scene.Server.Requests[1].Headers.Keys);
    }

    [Theory]
    [InlineData("/2", true)]
    [InlineData("http://a.test/2", false)]
    public async Task An_address_that_a_handler_below_completes_has_no_origin_of_its_own(string location, bool kept)
    {
        using var scene = new Scene();
        scene.Server.Does(sent => sent.RequestUri = new Uri("http://a.test/1")).Answers(302, ("Location", location)).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/1", UriKind.Relative));
        request.Headers.Add("Authorization", "secret");

        await scene.SendAsync(request);

        Assert.Equal(kept, scene.Server.Requests[1].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task What_describes_the_content_goes_with_it_and_does_not_come_back()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/2")).Answers(307, ("Location", "/3")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/1") { Content = new StringContent("x") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.ExpectContinue = true;
        request.Headers.Trailer.Add("X-Checksum");
        string[] names = ["Digest", "Repr-Digest", "Content-Digest", "content-whatever"];
        Assert.All(names, name => request.Headers.TryAddWithoutValidation(name, "x"));
        request.Headers.Add("X-Safe", "1");

        await scene.SendAsync(request);

        Assert.All(scene.Server.Requests.Skip(1), sent => Assert.Equal(("GET", "X-Safe"), (sent.Method.Method, Assert.Single(sent.Headers).Key)));
    }

    [Fact]
    public async Task What_describes_the_content_stays_with_it()
    {
        using var scene = new Scene();
        scene.Server.Answers(307, ("Location", "http://b.test/")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/1") { Content = new StringContent("x") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("Content-Digest", "x");

        await scene.SendAsync(request);

        Assert.Equal(["Content-Digest", "Content-Type", "Transfer-Encoding"], scene.Server.Requests[1].Headers.Keys.Order());
    }

    [Theory]
    [InlineData("/2", true)]
    [InlineData("?2", true)]
    [InlineData("//a.test/2", false)]
    [InlineData("http://a.test/2", false)]
    public async Task A_host_of_the_callers_own_is_kept_for_a_relative_location_only(string location, bool kept)
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", location)).Answers(302, ("Location", "/3")).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/1");
        request.Headers.Host = "virtual.test";

        await scene.SendAsync(request);

        Assert.All(scene.Server.Requests.Skip(1), sent => Assert.Equal(kept, sent.Headers.ContainsKey("Host")));
    }

    [Theory]
    [InlineData("/2", true)]
    [InlineData("http://b.test/2", false)]
    public async Task A_credential_among_the_headers_of_the_content_keeps_the_redirect_at_home(string location, bool followed)
    {
        using var scene = new Scene();
        scene.Server.Answers(307, ("Location", location)).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/1") { Content = new StringContent("x") };
        request.Content.Headers.Add("X-Api-Key", "secret");

        var outcome = await scene.SendAsync(request);

        if (followed)
        {
            Assert.Equal("secret", scene.Server.Requests[1].Headers["X-Api-Key"]);
        }
        else
        {
            Outcome.IsRefused(RedirectFailure.NotFollowed, outcome);
            Assert.Contains("X-Api-Key", Assert.Single(scene.Logs.OfEvent(306)).Message, StringComparison.Ordinal);
        }
    }
}

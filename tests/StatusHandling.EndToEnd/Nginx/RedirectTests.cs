using System.Text;

namespace StatusHandling.EndToEnd.Nginx;

public sealed class RedirectTests
{
    private const string Sites = """
        absolute_redirect off;
        server {
            listen PLAIN;
            server_name api.example.test;
            location /old { return 301 http://files.example.test/end; }
            location /moved { return 308 http://files.example.test/found; }
            location /upgrade { return 301 https://api.example.test/end; }
            location /order { return 307 http://files.example.test/see; }
        }
        server {
            listen PLAIN;
            server_name files.example.test;
            location /found { return 302 http://files.example.test/temporary; }
            location /temporary { return 307 /end; }
            location /see { return 303 /end; }
            location /end { return 200 "the end"; }
        }
        server {
            listen TLS;
            server_name api.example.test;
            location /end { return 200 "the safe end"; }
            location /downgrade { return 302 http://files.example.test/end; }
        }
        """;

    [Fact]
    public async Task Permanent_and_temporary_redirects_are_followed_over_two_names()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client();

        using var response = await client.GetAsync(new Uri("http://api.example.test/moved"));

        Assert.Equal("the end", await response.Content.ReadAsStringAsync());
        Assert.Equal([308, 302, 307], response.GetRedirects().Select(hop => (int)hop.StatusCode));
        Assert.Equal(
            [
                "GET http://api.example.test/moved 308",
                "GET http://files.example.test/found 302",
                "GET http://files.example.test/temporary 307",
                "GET http://files.example.test/end 200",
            ],
            await SeenAsync(nginx, 4));
    }

    [Fact]
    public async Task A_post_goes_on_as_such_until_it_is_told_to_see_another_page()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client();
        using var order = new StringContent("an order", Encoding.UTF8);

        using var response = await client.PostAsync(new Uri("http://api.example.test/order"), order);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(
            [
                "POST http://api.example.test/order 307",
                "POST http://files.example.test/see 303",
                "GET http://files.example.test/end 200",
            ],
            await SeenAsync(nginx, 3));
    }

    [Fact]
    public async Task A_permanent_redirect_that_is_remembered_is_not_asked_for_again()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client(options => options.Redirects.RememberPermanent = true);

        for (var call = 0; call < 2; call++)
        {
            Assert.Equal("the end", await client.GetStringAsync(new Uri("http://api.example.test/old")));
        }

        Assert.Equal(
            ["GET http://api.example.test/old 301", "GET http://files.example.test/end 200", "GET http://files.example.test/end 200"],
            await SeenAsync(nginx, 3));
    }

    [Fact]
    public async Task From_http_to_https_is_the_way_up()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client();

        Assert.Equal("the safe end", await client.GetStringAsync(new Uri("http://api.example.test/upgrade")));
        Assert.Equal(["GET http://api.example.test/upgrade 301", "GET https://api.example.test/end 200"], await SeenAsync(nginx, 2));
    }

    [Fact]
    public async Task From_https_to_http_is_refused_and_nothing_is_sent_in_the_clear()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client();

        var failure = await Assert.ThrowsAsync<RedirectException>(() => client.GetAsync(new Uri("https://api.example.test/downgrade")));

        Assert.Equal(RedirectFailure.Downgrade, failure.Reason);
        Assert.Empty(failure.Redirects);
        Assert.Equal(["GET https://api.example.test/downgrade 302"], await SeenAsync(nginx, 1));
    }

    [Fact]
    public async Task From_https_to_http_is_followed_where_that_is_allowed()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client(options => options.Redirects.AllowDowngrade = true);

        Assert.Equal("the end", await client.GetStringAsync(new Uri("https://api.example.test/downgrade")));
        Assert.Equal(["GET https://api.example.test/downgrade 302", "GET http://files.example.test/end 200"], await SeenAsync(nginx, 2));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_not_asked_for_twice()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        var handler = nginx.Handler();
        handler.SslOptions = new();
        using var probe = new Probe(handler);
        using var client = nginx.Client(primary: probe);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("https://api.example.test/end")));

        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.Equal(1, probe.Sends);
    }

    private static async Task<IEnumerable<string>> SeenAsync(NginxServer nginx, int atLeast) =>
        (await nginx.LogAsync(atLeast)).Select(arrival => arrival.ToString());
}

using System.Net;

namespace StatusHandling.EndToEnd.Nginx;

public sealed class CredentialTests
{
    private const string Sites = """
        server {
            listen PLAIN;
            server_name api.example.test;
            location /near { return 302 http://api.example.test/end; }
            location /far { return 302 http://files.example.test/end; }
            location /up { return 302 https://api.example.test/end; }
            location /and-back { return 302 http://files.example.test/back; }
            location /to-a-lock { return 302 http://files.example.test/locked; }
            location /end { return 200 "the end"; }
        }
        server {
            listen PLAIN;
            server_name files.example.test;
            location /end { return 200 "the end"; }
            location /back { return 302 http://api.example.test/end; }
            location /locked {
                auth_basic "files";
                auth_basic_user_file FOLDER/nobody;
                root FOLDER;
            }
        }
        server {
            listen TLS;
            server_name api.example.test;
            location /end { return 200 "the end"; }
            location /down { return 302 http://api.example.test/end; }
            location /far { return 302 https://files.example.test/end; }
        }
        server {
            listen TLS;
            server_name files.example.test;
            location /end { return 200 "the end"; }
        }
        """;

    [Theory]
    [InlineData("http://api.example.test/far")]
    [InlineData("http://api.example.test/up")]
    [InlineData("http://api.example.test/and-back")]
    [InlineData("https://api.example.test/down")]
    [InlineData("https://api.example.test/far")]
    public async Task What_is_secret_never_arrives_at_another_origin_nor_comes_back_from_there(string address)
    {
        var arrivals = await VisitAsync(address);

        Assert.True(HasSecrets(arrivals[0]));
        Assert.All(arrivals.Skip(1), arrival => Assert.Equal(("", "", "", ""), Secrets(arrival)));
        Assert.All(arrivals, arrival => Assert.Equal("kept", arrival.Mine));
        Assert.Equal(200, arrivals[^1].Status);
    }

    [Fact]
    public async Task Within_its_origin_a_redirect_keeps_what_is_secret()
    {
        var arrivals = await VisitAsync("http://api.example.test/near");

        Assert.Equal([302, 200], arrivals.Select(arrival => arrival.Status));
        Assert.All(arrivals, arrival => Assert.True(HasSecrets(arrival)));
    }

    [Fact]
    public async Task The_password_of_the_primary_handler_is_not_told_to_whoever_asks_elsewhere()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        await File.WriteAllTextAsync(nginx.PathOf("nobody"), "");
        var handler = nginx.Handler();
        handler.Credentials = new NetworkCredential("user", "secret");
        using var client = nginx.Client(primary: handler);

        var failure = await Assert.ThrowsAsync<HttpUnauthorizedException>(
            () => client.GetAsync(new Uri("http://api.example.test/to-a-lock")));

        Assert.Equal("files", Assert.Single(failure.Challenges).Realm);
        var arrivals = await nginx.LogAsync(2);
        Assert.Equal([302, 401], arrivals.Select(arrival => arrival.Status));
        Assert.All(arrivals, arrival => Assert.Equal("", arrival.Authorization));
    }

    [Fact]
    public async Task The_password_of_the_primary_handler_is_told_where_the_caller_went_himself()
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        await File.WriteAllTextAsync(nginx.PathOf("nobody"), "");
        var handler = nginx.Handler();
        handler.Credentials = new NetworkCredential("user", "secret");
        using var client = nginx.Client(primary: handler);

        await Assert.ThrowsAsync<HttpUnauthorizedException>(() => client.GetAsync(new Uri("http://files.example.test/locked")));

        Assert.Contains(await nginx.LogAsync(2), arrival => arrival.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Arrival>> VisitAsync(string address)
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = nginx.Client(options =>
        {
            options.Redirects.AllowDowngrade = true;
            options.SensitiveHeaders.Add("X-Secret");
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers =
            {
                { "Authorization", "Bearer token" },
                { "Cookie", "session=1" },
                { "X-Api-Key", "key" },
                { "X-Secret", "whisper" },
                { "X-Mine", "kept" },
            },
        };

        using var response = await client.SendAsync(request);

        return await nginx.LogAsync(response.GetRedirects().Count + 1);
    }

    private static (string Authorization, string Cookie, string ApiKey, string Secret) Secrets(Arrival arrival) =>
        (arrival.Authorization, arrival.Cookie, arrival.ApiKey, arrival.Secret);

    private static bool HasSecrets(Arrival arrival) => Secrets(arrival) == ("Bearer token", "session=1", "key", "whisper");
}

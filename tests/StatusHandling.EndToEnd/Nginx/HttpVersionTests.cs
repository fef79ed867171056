using System.Net;

namespace StatusHandling.EndToEnd.Nginx;

/// <summary>Over TLS, as HTTP/1.1 and as HTTP/2.</summary>
public sealed class HttpVersionTests
{
    private const string Sites = """
        map $status $wait { 503 0; 429 1; }
        server {
            listen TLS;
            server_name api.example.test;
            add_header Retry-After $wait always;
            location /page {
                if (-f FOLDER/closed) { return 503; }
                return 200 "the page";
            }
            location /busy {
                if (-f FOLDER/closed) { return 429; }
                return 200 "the page";
            }
            location /found { return 302 https://files.example.test/end; }
            location /upload { return 307 https://files.example.test/upload; }
        }
        server {
            listen TLS;
            server_name files.example.test;
            root FOLDER/files;
            dav_methods PUT;
            create_full_put_path on;
            location /end { return 200 "the end"; }
            location /upload { if (-f FOLDER/closed) { return 503; } }
        }
        """;

    private static readonly byte[] Megabyte = [.. Enumerable.Range(0, 1 << 20).Select(index => (byte)(index % 251))];

    public static TheoryData<string> Versions => ["1.1", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_server_that_is_busy_for_a_moment_is_asked_again(string version)
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = Client(nginx, version, opensAfter: 1);

        using var response = await client.GetAsync(new Uri("https://api.example.test/page"));

        Assert.Equal("the page", await response.Content.ReadAsStringAsync());
        await AllWereAsync(nginx, version, response, 503, 200);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task One_that_asks_for_a_second_gets_it(string version)
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = Client(nginx, version, opensAfter: 1);

        using var response = await client.PostAsync(new Uri("https://api.example.test/busy"), new StringContent("an order"));

        await AllWereAsync(nginx, version, response, 429, 200);
        var arrivals = await nginx.LogAsync(2);
        Assert.InRange(arrivals[1].At - arrivals[0].At, 0.99, 30);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_redirect_to_another_name_keeps_the_version(string version)
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = Client(nginx, version, opensAfter: 0);

        using var response = await client.GetAsync(new Uri("https://api.example.test/found"));

        Assert.Equal("the end", await response.Content.ReadAsStringAsync());
        await AllWereAsync(nginx, version, response, 302, 200);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_large_body_arrives_whole_after_a_redirect_and_a_refusal(string version)
    {
        await using var nginx = await NginxServer.StartAsync(Sites);
        using var client = Client(nginx, version, opensAfter: 2);
        using var body = new ByteArrayContent(Megabyte);

        using var response = await client.PutAsync(new Uri("https://api.example.test/upload"), body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(Megabyte, await File.ReadAllBytesAsync(nginx.PathOf("files/upload")));
        await AllWereAsync(nginx, version, response, 307, 503, 201);
    }

    private static HttpClient Client(NginxServer nginx, string version, int opensAfter)
    {
        if (opensAfter > 0)
        {
            nginx.Raise("closed");
        }

        var answers = 0;
        var probe = new Probe(nginx.Handler())
        {
            Answered = _ =>
            {
                if (++answers == opensAfter)
                {
                    nginx.Lower("closed");
                }
            },
        };
        var client = nginx.Client(options => options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1), probe);
        client.DefaultRequestVersion = Version.Parse(version);
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return client;
    }

    private static async Task AllWereAsync(NginxServer nginx, string version, HttpResponseMessage response, params int[] statuses)
    {
        Assert.Equal(version, response.Version.ToString());
        var arrivals = await nginx.LogAsync(statuses.Length);
        Assert.Equal(statuses, arrivals.Select(arrival => arrival.Status));
        Assert.All(arrivals, arrival => Assert.Equal($"HTTP/{version}", arrival.Protocol));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace StatusHandling.EndToEnd.Nginx;

public sealed class MaintenanceTests
{
    private static readonly Uri Page = new("http://api.example.test/");

    [Fact]
    public async Task A_maintenance_that_ends_is_waited_for()
    {
        await using var nginx = await ClosedAsync(retryAfter: 1);
        var refusals = 0;
        using var probe = new Probe(nginx.Handler())
        {
            Answered = _ =>
            {
                if (++refusals == 2)
                {
                    nginx.Lower("closed");
                }
            },
        };
        using var client = nginx.Client(primary: probe);

        using var response = await client.GetAsync(Page);

        Assert.Equal("open", await response.Content.ReadAsStringAsync());
        var arrivals = await nginx.LogAsync(3);
        Assert.Equal([503, 503, 200], arrivals.Select(arrival => arrival.Status));
        Assert.InRange(arrivals[1].At - arrivals[0].At, 0.99, 30);
        Assert.InRange(arrivals[2].At - arrivals[1].At, 0.99, 30);
    }

    [Fact]
    public async Task One_that_takes_longer_than_the_longest_wait_is_given_up_at_once()
    {
        await using var nginx = await ClosedAsync(retryAfter: 120);
        using var client = nginx.Client();

        var failure = await GivenUpAtOnceAsync(nginx, () => client.GetAsync(Page));

        Assert.Equal(RetryDecision.RetryAfterTooLong, Assert.Single(failure.Attempts).Decision);
        Assert.Equal(TimeSpan.FromMinutes(2), failure.RetryAfter);
    }

    [Fact]
    public async Task One_that_takes_longer_than_the_call_may_is_given_up_at_once()
    {
        await using var nginx = await ClosedAsync(retryAfter: 50);
        using var client = nginx.Client(options => options.Retry.TotalTimeout = TimeSpan.FromSeconds(40));

        var failure = await GivenUpAtOnceAsync(nginx, () => client.GetAsync(Page));

        Assert.Equal(RetryDecision.NoTimeLeft, Assert.Single(failure.Attempts).Decision);
    }

    [Fact]
    public async Task A_request_that_may_not_be_repeated_is_not()
    {
        await using var nginx = await ClosedAsync(retryAfter: 1);
        using var client = nginx.Client();

        var failure = await GivenUpAtOnceAsync(nginx, () => client.PostAsync(Page, new StringContent("an order")));

        Assert.Equal(RetryDecision.MethodNotIdempotent, Assert.Single(failure.Attempts).Decision);
    }

    [Fact]
    public async Task A_crowd_does_not_multiply_an_outage()
    {
        const int Callers = 100, FullBudget = 100, Earned = 20;
        await using var nginx = await ClosedAsync(retryAfter: null);
        using var client = nginx.Client(options =>
        {
            options.Retry.MaxRetries = 10;
            options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.BudgetReserve = 0;
        });
        var decisions = new ConcurrentQueue<RetryDecision>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Callers), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (_, token) =>
        {
            var failure = await Assert.ThrowsAsync<HttpServiceUnavailableException>(() => client.GetAsync(Page, token));
            decisions.Enqueue(failure.Attempts[^1].Decision);
        });

        Assert.Contains(RetryDecision.BudgetSpent, decisions);
        Assert.InRange((await nginx.LogAsync(Callers + FullBudget)).Count, Callers + FullBudget, Callers + FullBudget + Earned);
    }

    [Fact]
    public async Task A_packed_error_body_is_unpacked_for_the_exception()
    {
        await using var nginx = await NginxServer.StartAsync("""
            server {
                listen PLAIN;
                gzip on;
                gzip_types *;
                gzip_min_length 0;
                default_type application/problem+json;
                location / { return 404 '{"title":"No such order","status":404,"order":42}'; }
            }
            """);
        var packed = "";
        using var handler = nginx.Handler();
        handler.AutomaticDecompression = DecompressionMethods.GZip;
        using var bare = new HttpClient(nginx.Handler());
        using var request = new HttpRequestMessage(HttpMethod.Get, Page) { Headers = { { "Accept-Encoding", "gzip" } } };
        using (var response = await bare.SendAsync(request))
        {
            packed = Assert.Single(response.Content.Headers.ContentEncoding);
        }

        using var client = nginx.Client(primary: handler);
        var failure = await Assert.ThrowsAsync<HttpNotFoundException>(() => client.GetAsync(Page));

        Assert.Equal("gzip", packed);
        Assert.Equal("No such order", failure.Problem!.Title);
        Assert.Equal(42, failure.Problem.Extensions["order"].GetInt32());
    }

    private static async Task<HttpServiceUnavailableException> GivenUpAtOnceAsync(NginxServer nginx, Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<HttpServiceUnavailableException>(call);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Single(await nginx.LogAsync(1));
        return failure;
    }

    private static async Task<NginxServer> ClosedAsync(int? retryAfter)
    {
        var nginx = await NginxServer.StartAsync($$"""
            map $status $wait { 503 "{{retryAfter}}"; }
            server {
                listen PLAIN;
                add_header Retry-After $wait always;
                location / {
                    if (-f FOLDER/closed) { return 503; }
                    return 200 "open";
                }
            }
            """);
        nginx.Raise("closed");
        return nginx;
    }
}

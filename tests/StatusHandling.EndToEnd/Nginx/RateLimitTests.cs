using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace StatusHandling.EndToEnd.Nginx;

public sealed class RateLimitTests
{
    private const int Callers = 30;

    // Ten at once, and five more for each second that goes by.
    private const string Gate = """
        limit_req_zone $uri zone=gate:1m rate=5r/s;
        limit_req_status 429;
        map $status $wait { 429 1; }
        server {
            listen PLAIN;
            add_header Retry-After $wait always;
            location / {
                limit_req zone=gate burst=9 nodelay;
                root FOLDER;
            }
        }
        """;

    [Fact]
    public async Task A_crowd_gets_through_in_the_end_and_nobody_comes_back_early()
    {
        await using var nginx = await NginxServer.StartAsync(Gate);
        await File.WriteAllTextAsync(nginx.PathOf("page"), "the page");
        using var client = nginx.Client(options => options.Retry.MaxRetries = 20);
        var watch = Stopwatch.StartNew();

        var retries = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(client, caller)));

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        var arrivals = await nginx.LogAsync(Callers + retries.Sum());
        Assert.Equal(Callers, arrivals.Count(arrival => arrival.Status == 200));
        Assert.Equal(retries.Sum(), arrivals.Count(arrival => arrival.Status == 429));
        Assert.InRange(retries.Sum(), 1, Callers * 20);
        Assert.All(arrivals.GroupBy(arrival => arrival.Call), ofOne => Assert.All(Gaps(ofOne), gap => Assert.InRange(gap, 0.99, 30)));
    }

    private static async Task<int> CallAsync(HttpClient client, int caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://api.example.test/page");
        request.Headers.Add(Probe.CallHeader, caller.ToString(CultureInfo.InvariantCulture));
        using var response = await client.SendAsync(request);
        Assert.Equal("the page", await response.Content.ReadAsStringAsync());
        return response.GetAttempts().Count(attempt => attempt.StatusCode == HttpStatusCode.TooManyRequests);
    }

    private static IEnumerable<double> Gaps(IEnumerable<Arrival> arrivals) => arrivals
        .Zip(arrivals.Skip(1), (refused, next) => next.At - refused.At);
}

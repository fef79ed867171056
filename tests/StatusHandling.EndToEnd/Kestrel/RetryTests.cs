using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StatusHandling.EndToEnd.Kestrel;

public sealed class RetryTests
{
    private static readonly Uri Page = new("page", UriKind.Relative);

    public static TheoryData<Wire> Wires => Wire.All;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_server_that_is_busy_once_is_asked_again(Wire wire)
    {
        var calls = 0;
        await using var server = await KestrelServer.StartAsync(wire, context =>
        {
            context.Response.StatusCode = ++calls == 1 ? 503 : 200;
            return context.Response.WriteAsync($"answer {calls}");
        });
        using var client = server.Client();

        using var response = await client.GetAsync(Page);

        Assert.Equal("answer 2", await response.Content.ReadAsStringAsync());
        Assert.Equal(wire.Version, response.Version);
        Assert.Equal([RetryDecision.Retried, RetryDecision.NotARetryStatus], response.GetAttempts().Select(attempt => attempt.Decision));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_request_that_was_refused_comes_back_whole_when_the_server_said(Wire wire)
    {
        var bodies = new List<string>();
        var times = new List<long>();
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            times.Add(Stopwatch.GetTimestamp());
            bodies.Add(await new StreamReader(context.Request.Body).ReadToEndAsync());
            if (bodies.Count == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
            }
        });
        using var client = server.Client();

        using var response = await client.PostAsync(Page, new StringContent("an order"));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["an order", "an order"], bodies);
        Assert.InRange(Stopwatch.GetElapsedTime(times[0], times[1]), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Where_the_server_breaks_off_a_get_is_sent_again(Wire wire)
    {
        var calls = 0;
        await using var server = await KestrelServer.StartAsync(wire, context => BreakOffFirst(context, ref calls));
        using var client = server.Client();

        Assert.Equal("answer 2", await client.GetStringAsync(Page));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Where_the_server_breaks_off_a_post_is_not_sent_again(Wire wire)
    {
        var calls = 0;
        await using var server = await KestrelServer.StartAsync(wire, context => BreakOffFirst(context, ref calls));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(Page, new StringContent("an order")));

        Assert.Null(failure.StatusCode);
        Assert.Equal(1, calls);
    }

    // Where calls share a connection Kestrel says GOAWAY, and others may still be on their way to it.
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Connections_that_the_server_closes_lose_no_call(Wire wire)
    {
        const int Callers = 10, Connections = 5;
        var asked = new ConcurrentDictionary<string, int>();
        var connections = new ConcurrentDictionary<string, bool>();
        await using var server = await KestrelServer.StartAsync(wire, context =>
        {
            connections[context.Connection.Id] = true;
            if (asked.AddOrUpdate(context.Request.Path, 1, (_, times) => times + 1) == 1)
            {
                context.Response.StatusCode = 503;
                Close(context);
            }

            return context.Response.WriteAsync("there");
        });
        using var client = server.Client();
        var watch = Stopwatch.StartNew();

        for (var round = 0; connections.Count < Connections; round++)
        {
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            var pages = await Task.WhenAll(Enumerable
                .Range(round * Callers, Callers)
                .Select(caller => client.GetStringAsync(new Uri($"{caller}", UriKind.Relative))));
            Assert.All(pages, page => Assert.Equal("there", page));
        }

        Assert.All(asked.Values, times => Assert.Equal(2, times));
    }

    private static void Close(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
        else
        {
            context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
        }
    }

    private static Task BreakOffFirst(HttpContext context, ref int calls)
    {
        if (Interlocked.Increment(ref calls) > 1)
        {
            return context.Response.WriteAsync($"answer {calls}");
        }

        context.Abort();
        return Task.CompletedTask;
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Polly;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>Over real sockets: what stubs cannot show.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_over_the_only_connection_does_not_wait_for_the_response_it_supersedes(bool synchronous)
    {
        var sends = 0;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref sends) < 3 ? 503 : 200;
            context.Response.Headers.RetryAfter = "0";
            await context.Response.WriteAsync(new string('x', 200_000));
        });
        using var client = new HttpClient(StatusHandlingPipeline.Create(
            new SocketsHttpHandler { MaxConnectionsPerServer = 1 }, Quick()));

        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        using var response = synchronous
            ? await Task.Run(() => client.Send(request, HttpCompletionOption.ResponseHeadersRead))
            : await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, sends));
        Assert.Equal(200_000, (await response.Content.ReadAsStringAsync()).Length);
    }

    [Fact]
    public async Task Each_attempt_has_a_trace_context_of_its_own()
    {
        var parents = new List<string>();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            parents.Add(context.Request.Headers.TraceParent.ToString());
            context.Response.StatusCode = parents.Count < 3 ? 503 : 200;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });
        using var activity = new System.Diagnostics.Activity("caller").Start();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) =>
                System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        using var client = new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler(), Quick()));

        using var response = await client.GetAsync(server.Address);

        Assert.Equal(3, parents.Distinct().Count());
        Assert.All(parents, parent => Assert.Contains(activity.TraceId.ToString(), parent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hedging_of_the_users_sends_copies_and_leaves_the_callers_content_whole()
    {
        var bodies = new List<string>();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            lock (bodies)
            {
                bodies.Add(body);
                context.Response.StatusCode = bodies.Count == 1 ? 500 : 200;
            }
        });
        var options = Quick();
        options.Retry.ConfigureAttempt = builder => builder.AddHedging(new()
        {
            MaxHedgedAttempts = 2,
            Delay = TimeSpan.Zero,
            ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome.Result?.IsSuccessStatusCode != true),
        });
        using var client = new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler(), options));
        using var content = new StringContent("body");

        using var response = await client.PutAsync(server.Address, content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(bodies, body => Assert.Equal("body", body));
        Assert.Equal("body", await content.ReadAsStringAsync());
    }

    private static StatusHandlingOptions Quick()
    {
        var options = new StatusHandlingOptions();
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        return options;
    }
}

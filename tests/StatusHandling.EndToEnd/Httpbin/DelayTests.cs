using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class DelayTests(HttpbinServer httpbin)
{
    // httpbin answers after this time, and no call here waits for it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly Uri Slow = new("delay/10", UriKind.Relative);
    private static readonly Uri Busy = new("status/503", UriKind.Relative);

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_sent_again_as_often_as_allowed()
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = Client(probe, options =>
        {
            options.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxRetries = 2;
        });

        var failure = await TimeIsOverAsync(() => client.GetAsync(Slow));

        Assert.Equal(3, probe.Sends);
        Assert.Equal(3, AttemptsOf(failure).Count);
    }

    [Fact]
    public async Task An_attempt_that_takes_less_than_its_time_is_the_only_one()
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = Client(probe, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(30));

        using var response = await client.GetAsync(new Uri("delay/0.2", UriKind.Relative));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(1, probe.Sends);
    }

    [Fact]
    public async Task The_total_time_is_the_timeout_of_a_client_made_by_a_factory()
    {
        using var services = Services(options => options.Retry.TotalTimeout = TimeSpan.FromMilliseconds(500), _ => { });
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("httpbin");

        await TimeIsOverAsync(() => client.GetAsync(Slow));
    }

    [Fact]
    public async Task The_total_time_ends_a_further_attempt_and_tells_of_those_before()
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = Client(probe, options =>
        {
            options.Retry.AttemptTimeout = TimeSpan.FromSeconds(1);
            options.Retry.TotalTimeout = TimeSpan.FromSeconds(3.5);
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxRetries = 100;
        });

        var failure = await TimeIsOverAsync(() => client.GetAsync(Slow));

        Assert.InRange(probe.Sends, 2, 4);
        Assert.Equal(probe.Sends, AttemptsOf(failure).Count);
        Assert.Equal(RetryDecision.NoTimeLeft, AttemptsOf(failure)[^1].Decision);
    }

    [Fact]
    public async Task The_timeout_of_the_client_ends_a_slow_call()
    {
        using var services = Services(_ => { }, client => client.Timeout = TimeSpan.FromMilliseconds(500));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("httpbin");

        await TimeIsOverAsync(() => client.GetAsync(Slow));
    }

    [Fact]
    public async Task A_wait_longer_than_the_timeout_of_the_client_is_not_begun()
    {
        using var services = Services(
            options => options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMinutes(2),
            client => client.Timeout = TimeSpan.FromMinutes(1));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("httpbin");
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<HttpServiceUnavailableException>(() => client.GetAsync(Busy));

        Assert.Equal([RetryDecision.NoTimeLeft], failure.Attempts.Select(attempt => attempt.Decision));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_token_of_the_caller_ends_a_slow_call()
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = Client(probe, _ => { });
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(Slow, caller.Token));

        Assert.Equal(caller.Token, failure.CancellationToken);
        Assert.Equal(1, probe.Sends);
    }

    [Fact]
    public async Task The_token_of_the_caller_ends_a_wait()
    {
        using var caller = new CancellationTokenSource();
        using var probe = new Probe(new SocketsHttpHandler()) { Answered = _ => caller.CancelAfter(TimeSpan.FromMilliseconds(100)) };
        using var client = Client(probe, options => options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMinutes(1));
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(Busy, caller.Token));

        Assert.Equal(caller.Token, failure.CancellationToken);
        Assert.Equal(1, probe.Sends);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    /// <summary>As HttpClient itself says that time is over, and before httpbin could have answered.</summary>
    private static async Task<TaskCanceledException> TimeIsOverAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAnyAsync<TaskCanceledException>(call);
        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
        return failure;
    }

    private static IReadOnlyList<StatusAttempt> AttemptsOf(Exception failure) =>
        Assert.IsAssignableFrom<IReadOnlyList<StatusAttempt>>(failure.Data["StatusHandling.Attempts"]);

    private HttpClient Client(Probe probe, Action<StatusHandlingOptions> configure)
    {
        var options = new StatusHandlingOptions();
        configure(options);
        return new HttpClient(StatusHandlingPipeline.Create(probe, options)) { BaseAddress = httpbin.Address };
    }

    private ServiceProvider Services(Action<StatusHandlingOptions> configure, Action<HttpClient> configureClient)
    {
        var services = new ServiceCollection();
        services
            .AddHttpClient("httpbin", client =>
            {
                client.BaseAddress = httpbin.Address;
                configureClient(client);
            })
            .AddStatusHandling(configure);
        return services.BuildServiceProvider();
    }
}

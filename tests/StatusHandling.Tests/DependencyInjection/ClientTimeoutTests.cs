using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.DependencyInjection;

public sealed class ClientTimeoutTests
{
    [Fact]
    public void TotalTimeout_becomes_the_Timeout_of_the_client_whatever_else_is_configured()
    {
        using var provider = Services(
            new ScriptedServer(),
            builder => builder
                .AddStatusHandling(options => options.Retry.TotalTimeout = TimeSpan.FromSeconds(7))
                .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(5)));

        Assert.Equal(TimeSpan.FromSeconds(7), provider.GetRequiredService<IHttpClientFactory>().CreateClient("api").Timeout);
    }

    [Theory]
    [InlineData(5, 4, true)]
    [InlineData(5, 6, false)]
    public async Task Without_it_the_Timeout_that_was_configured_is_the_time_of_a_call(int timeout, int retryAfter, bool fits)
    {
        var time = new ManualTime();
        using var server = new ScriptedServer(time).Answers(503, ("Retry-After", $"{retryAfter}")).Answers(200);
        using var provider = Services(
            server,
            builder => builder.AddStatusHandling(options => options.On("503").Then = StatusAction.Return)
                .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(timeout)),
            time);
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

        var response = await time.RunAsync(client.GetAsync(new Uri("http://a.test/")));

        Assert.Equal(fits ? 200 : 503, (int)response.StatusCode);
        Assert.Equal(fits ? RetryDecision.NotARetryStatus : RetryDecision.NoTimeLeft, response.GetAttempts()[^1].Decision);
    }

    [Fact]
    public async Task A_client_without_end_waits_as_long_as_MaxRetryAfter_allows()
    {
        var time = new ManualTime();
        using var server = new ScriptedServer(time).Answers(503, ("Retry-After", "3600")).Answers(200);
        using var provider = Services(
            server,
            builder => builder.AddStatusHandling(options => options.Retry.MaxRetryAfter = TimeSpan.FromHours(1))
                .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan),
            time);
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

        var response = await time.RunAsync(client.GetAsync(new Uri("http://a.test/")));

        Assert.Equal(200, (int)response.StatusCode);
    }

    private static ServiceProvider Services(ScriptedServer server, Action<IHttpClientBuilder> arrange, ManualTime? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time ?? new ManualTime());
        arrange(services.AddHttpClient("api").ConfigurePrimaryHttpMessageHandler(() => server));
        return services.BuildServiceProvider();
    }
}

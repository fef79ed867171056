using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class TimeoutTextTests
{
    [Theory]
    [InlineData(null, "The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.")]
    [InlineData(7, "The request was canceled due to the configured TotalTimeout of 7 seconds elapsing.")]
    public async Task A_call_whose_time_is_over_names_the_setting_that_is_in_force(int? totalTimeout, string text)
    {
        var time = new ManualTime();
        using var server = new ScriptedServer(time).Answers(503, ("Retry-After", "0")).Hangs();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services
            .AddHttpClient("api")
            .AddStatusHandling(options => options.Retry.TotalTimeout = totalTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
            .ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

        var failure = await Assert.ThrowsAnyAsync<TaskCanceledException>(
            () => time.RunAsync(client.GetAsync(new Uri("http://a.test/"), TestContext.Current.CancellationToken)));

        Assert.Equal(text, failure.Message);
        Assert.IsType<TimeoutException>(failure.InnerException);
    }
}

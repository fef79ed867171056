using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using StatusHandling.Retries;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>A reload makes the user's delegates anew, and what was built from the ones before was lost with all that it remembered.</summary>
public sealed class OpenBreakerTests : IDisposable
{
    private const string Before = """{ "Retry": { "MaxRetries": 2 }, "Clients": { "gitlab": { "Retry": { "MaxRetries": 1 } } } }""";

    private readonly ChangingConfiguration _configuration = new(Before);
    private readonly ScriptedServer _server = new();
    private readonly ServiceProvider _provider;
    private Func<Failures, Action<ResiliencePipelineBuilder<HttpResponseMessage>>?> _code = failures => attempt => failures.Break(attempt);

    public OpenBreakerTests()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(_configuration.Root).AddSingleton<TimeProvider>(new ManualTime());
        services.AddHttpClient("github").AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => _server);
        services.AddHttpClient("gitlab").AddStatusHandling();
        services.AddOptions<StatusHandlingOptions>("github").Configure<Failures>((options, failures) =>
        {
            options.On("500").Return();
            options.Retry.ConfigureAttempt = _code(failures);
        });
        services.AddSingleton<Failures>();
        _provider = services.BuildServiceProvider();
    }

    [Theory]
    [InlineData(Before)]
    [InlineData("""{ "Retry": { "MaxRetries": 2 }, "Clients": { "gitlab": { "Retry": { "MaxRetries": 7 } } } }""")]
    [InlineData("""{ "Retry": { "MaxRetries": 2 } }""")]
    public async Task A_breaker_stays_open_when_a_reload_changes_nothing_of_its_client(string after)
    {
        await OpenAsync();

        _configuration.Reload(after);

        await Assert.ThrowsAsync<BrokenCircuitException>(GetAsync);
    }

    [Theory]
    [InlineData("""{ "Retry": { "MaxRetries": 3 }, "Clients": { "gitlab": { "Retry": { "MaxRetries": 1 } } } }""")]
    [InlineData("""{ "Retry": { "MaxRetries": 2 }, "Clients": { "GitHub": { "Retry": { "MaxRetries": 1 } }, "gitlab": { "Retry": { "MaxRetries": 1 } } } }""")]
    public async Task Strategies_are_made_anew_when_a_reload_changes_their_client(string after)
    {
        await OpenAsync();
        _server.Answers(500);

        _configuration.Reload(after);

        Assert.Equal(HttpStatusCode.InternalServerError, await GetAsync());
    }

    [Fact]
    public async Task Strategies_are_made_anew_when_a_reload_finds_other_code()
    {
        await OpenAsync();
        _server.Answers(500);

        _code = failures => attempt => failures.Forgive(attempt);
        _configuration.Reload(Before);

        Assert.Equal(HttpStatusCode.InternalServerError, await GetAsync());
    }

    [Fact]
    public async Task Strategies_are_gone_when_a_reload_finds_none_and_there_when_it_finds_them_again()
    {
        await OpenAsync();
        _server.Answers(500);

        _code = _ => null;
        _configuration.Reload(Before);
        Assert.Equal(HttpStatusCode.InternalServerError, await GetAsync());

        _code = failures => attempt => failures.Break(attempt);
        _configuration.Reload(Before);
        await OpenAsync();
    }

    [Fact]
    public void Calls_from_before_a_reload_and_from_after_it_each_keep_their_strategies()
    {
        var built = 0;
        var strategies = new AttemptStrategies(TimeProvider.System);
        var old = new StatusRetryOptions { ConfigureAttempt = _ => built++ };
        var now = new StatusRetryOptions { ConfigureAttempt = _ => built += 10 };

        var ofOld = strategies.For(old);
        var ofNow = strategies.For(now);

        Assert.Same(ofOld, strategies.For(old));
        Assert.Same(ofNow, strategies.For(now));
        Assert.Same(ofOld, strategies.For(old));
        Assert.Equal(11, built);
    }

    [Fact]
    public void A_delegate_that_equals_the_one_before_has_its_strategies()
    {
        var failures = new Failures();
        var strategies = new AttemptStrategies(TimeProvider.System);
        var old = new StatusRetryOptions { ConfigureAttempt = failures.Break };
        var now = new StatusRetryOptions { ConfigureAttempt = failures.Break };

        var ofOld = strategies.For(old);

        Assert.NotSame(old.ConfigureAttempt, now.ConfigureAttempt);
        Assert.Same(ofOld, strategies.For(now));
        Assert.Same(ofOld, strategies.For(old));
    }

    public void Dispose()
    {
        _provider.Dispose();
        _server.Dispose();
    }

    private async Task OpenAsync()
    {
        _server.Answers(500).Answers(500);
        Assert.Equal(HttpStatusCode.InternalServerError, await GetAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, await GetAsync());
        await Assert.ThrowsAsync<BrokenCircuitException>(GetAsync);
    }

    private async Task<HttpStatusCode> GetAsync()
    {
        using var client = _provider.GetRequiredService<IHttpClientFactory>().CreateClient("github");
        using var response = await client.GetAsync(new Uri("http://a.test/"), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>What a delegate of the user's takes from the services, so that it is another one each time.</summary>
    private sealed class Failures
    {
        private readonly HttpStatusCode _code = HttpStatusCode.InternalServerError;
        private readonly TimeSpan _patience = TimeSpan.FromHours(1);

        public void Break(ResiliencePipelineBuilder<HttpResponseMessage> attempt) => attempt.AddCircuitBreaker(new()
        {
            MinimumThroughput = 2,
            ShouldHandle = arguments => new(arguments.Outcome.Result?.StatusCode == _code),
        });

        public void Forgive(ResiliencePipelineBuilder<HttpResponseMessage> attempt) => attempt.AddTimeout(_patience);
    }
}

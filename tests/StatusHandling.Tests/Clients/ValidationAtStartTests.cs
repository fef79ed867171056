using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Clients;

public sealed class ValidationAtStartTests : IDisposable
{
    private readonly LogLines _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_host_with_wrong_settings_does_not_start_and_all_clients_faults_are_told_together()
    {
        using var host = Host(
            """
            {
              "Policies": { "42": {} },
              "Clients": { "github": { "Retry": { "MaxRetries": 101 } }, "nobody": { "Errors": { "ShowQuery": "maybe" } } }
            }
            """,
            services =>
            {
                services.AddHttpClient("github").AddStatusHandling();
                services.AddHttpClient("gitlab").AddStatusHandling(options => options.Redirects.MaxRedirects = -1);
            });

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "All clients: StatusHandling:Policies:42 is no policy key: allowed is a code (\"429\"), a name (\"TooManyRequests\"), a range (\"500-504\"), a class (\"4xx\") or \"NoResponse\".",
                "Client \"github\": StatusHandling:Clients:github:Retry:MaxRetries is \"101\": allowed is a whole number from 0 to 100.",
                "Client \"gitlab\": code: Redirects:MaxRedirects is \"-1\": allowed is a whole number from 0 to 100.",
                "Client \"nobody\": StatusHandling:Clients:nobody:Errors:ShowQuery is \"maybe\": allowed is true or false.",
            ],
            thrown.Failures);
    }

    [Fact]
    public async Task A_name_that_no_client_bears_gets_a_warning_and_the_host_starts()
    {
        using var host = Host(
            """{ "Clients": { "githb": {}, "GitLab": {}, "other": {} } }""",
            services =>
            {
                services.AddHttpClient("github").AddStatusHandling();
                services.AddHttpClient("gitlab").AddStatusHandling();
            });

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "Warning 101 StatusHandling: StatusHandling:Clients:githb concerns no client: did you mean github? Allowed are the names of clients that have StatusHandling (github, gitlab).",
                "Warning 101 StatusHandling: StatusHandling:Clients:other concerns no client: allowed are the names of clients that have StatusHandling (github, gitlab).",
            ],
            _log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task Where_every_client_has_the_pipeline_any_name_may_be_borne_by_one()
    {
        using var host = Host(
            """{ "Clients": { "later": {} } }""", services => services.ConfigureHttpClientDefaults(builder => builder.AddStatusHandling()));

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task The_policies_of_each_client_are_logged_once()
    {
        using var host = Host(
            """{ "Policies": { "404": { "Action": "Return" } } }""",
            services =>
            {
                services.AddHttpClient("github").AddStatusHandling();
                services.AddHttpClient("gitlab").AddStatusHandling();
            });

        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<StatusPolicyProvider>().GetPolicies("github");
        host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("github").Dispose();

        Assert.Equal(["Debug 100 StatusHandling: Client \"github\"", "Debug 100 StatusHandling: Client \"gitlab\""], _log
            .Of(LogLevel.Debug)
            .Select(line => string.Join(':', line.Split(':')[..2])));
        Assert.All(_log.Of(LogLevel.Debug), line => Assert.Contains("404", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Retry": { "MaxRetryAfter": "2m", "TotalTimeout": "30s" } }""", "StatusHandling:Retry:MaxRetryAfter is \"00:02:00\"")]
    [InlineData("""{ "Policies": { "429": { "MaxRetryAfter": "2m" } }, "Retry": { "TotalTimeout": "30s" } }""", "StatusHandling:Policies:429:MaxRetryAfter is \"00:02:00\"")]
    public async Task A_wait_longer_than_the_call_is_a_warning(string section, string expected)
    {
        using var host = Host(section, services => services.AddHttpClient("github").AddStatusHandling());

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [$"Warning 102 StatusHandling: Client \"github\": {expected} and cannot take effect: TotalTimeout is 00:00:30."],
            _log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task A_built_in_wait_longer_than_the_call_is_nobodys_mistake()
    {
        using var host = Host(
            """{ "Retry": { "TotalTimeout": "30s" } }""", services => services.AddHttpClient("github").AddStatusHandling());

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task A_fault_that_some_clients_share_is_told_once_with_their_names()
    {
        using var host = Host("{}", services =>
        {
            services.AddHttpClient("github").AddStatusHandling(Limit);
            services.AddHttpClient("gitlab").AddStatusHandling(Limit);
            services.AddHttpClient("").AddStatusHandling();
        });

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            ["Clients \"github\", \"gitlab\": code: Redirects:MaxRedirects is \"-1\": allowed is a whole number from 0 to 100."], thrown.Failures);

        static void Limit(StatusHandlingOptions options) => options.Redirects.MaxRedirects = -1;
    }

    [Fact]
    public async Task A_wrong_key_in_a_delegate_stops_the_start_and_is_named()
    {
        using var host = Host("{}", services => services.AddHttpClient("github").AddStatusHandling(options => options.On("42").Return()));

        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("\"42\" is no policy key", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_the_first_creation_tells_every_fault()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Configured.Json(
            """{ "Policies": { "42": {} }, "Retry": { "MaxRetries": "x" }, "Clients": { "gitlab": { "Retry": { "MaxRetries": "y" } } } }"""));
        services.AddHttpClient("github").AddStatusHandling();

        var thrown = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("github"));

        Assert.Equal(2, thrown.Failures.Count());
    }

    private IHost Host(string statusHandling, Action<IServiceCollection> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(Configured.Json(statusHandling));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log);
        configure(builder.Services);
        return builder.Build();
    }
}

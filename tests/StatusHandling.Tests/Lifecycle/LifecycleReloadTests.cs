using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class LifecycleReloadTests
{
    private const string On = """{ "ReportLifecycle": true }""";
    private const string Off = """{ "ReportLifecycle": false }""";
    private const string OnForAnother = """{ "ReportLifecycle": false, "Clients": { "another": { "ReportLifecycle": true } } }""";
    private const string OnForThis = """{ "Clients": { "api": { "ReportLifecycle": "TRUE" } } }""";

    [Fact]
    public async Task A_reload_turns_it_on_and_off_and_what_was_told_stays_told()
    {
        var configuration = new ChangingConfiguration(Off);
        using var logs = new CapturedLogs();
        using var server = new ScriptedServer();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration.Root).AddSingleton<ILoggerFactory>(logs);
        services.AddHttpClient("api").AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddHttpClient("another").AddStatusHandling();
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

        Assert.Equal(0, await ToldAsync("v1"));
        configuration.Reload(On);
        Assert.Equal(1, await ToldAsync("v1"));
        configuration.Reload(OnForAnother);
        Assert.Equal(0, await ToldAsync("v2"));
        configuration.Reload(OnForThis);
        Assert.Equal(0, await ToldAsync("v1"));
        Assert.Equal(1, await ToldAsync("v2"));
        configuration.Reload("""{ "ReportLifecycle": "yes" }""");
        Assert.Equal(1, await ToldAsync("v3"));

        async Task<int> ToldAsync(string segment)
        {
            logs.Clear();
            server.Answers(200, ("Deprecation", "@1"));
            using var response = await client.GetAsync($"http://a.test/{segment}", TestContext.Current.CancellationToken);
            return logs.OfEvent(500).Count;
        }
    }

    [Theory]
    [InlineData("""{ "ReportLifecycle": "yes" }""", "StatusHandling:ReportLifecycle is \"yes\": allowed is true or false.")]
    [InlineData("""{ "ReportLifecycle": { "Enabled": true } }""", "StatusHandling:ReportLifecycle is an object or an array: allowed is true or false.")]
    [InlineData("""{ "ReportLifecycles": true }""", "StatusHandling:ReportLifecycles (\"True\") is no setting: did you mean ReportLifecycle? Allowed are Policies, Retry, Redirects, Errors, ReportLifecycle, SensitiveHeaders, Clients.")]
    public void A_wrong_setting_is_refused(string section, string fault) =>
        Assert.EndsWith(fault, Assert.Single(Configured.Faults(section)), StringComparison.Ordinal);
}

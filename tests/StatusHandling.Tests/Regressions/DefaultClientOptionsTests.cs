using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StatusHandling.Tests.Regressions;

public sealed class DefaultClientOptionsTests
{
    [Fact]
    public void What_is_set_for_the_default_client_is_for_no_other()
    {
        var services = new ServiceCollection();
        services.AddHttpClient(Options.DefaultName).AddStatusHandling(options => options.On(HttpStatusCode.NotFound).Return());
        services.AddHttpClient("orders").AddStatusHandling();
        using var provider = services.BuildServiceProvider();
        var policies = provider.GetRequiredService<StatusPolicyProvider>();

        Assert.Equal(StatusAction.Return, policies.GetPolicies().ActionFor(HttpStatusCode.NotFound));
        Assert.Equal(StatusAction.Throw, policies.GetPolicies("orders").ActionFor(HttpStatusCode.NotFound));
    }

    [Fact]
    public void What_is_set_without_a_name_is_for_every_client_and_what_is_set_for_one_is_nearer()
    {
        var services = new ServiceCollection();
        services.AddHttpClient(Options.DefaultName).AddStatusHandling(options => options.Retry.MaxRetries = 7);
        services.AddHttpClient("orders").AddStatusHandling(options => options.Retry.MaxRetries = 8);
        services.AddHttpClient("other").AddStatusHandling();
        services.Configure<StatusHandlingOptions>(options => options.Retry.MaxRetries = 9);
        using var provider = services.BuildServiceProvider();
        var policies = provider.GetRequiredService<StatusPolicyProvider>();

        Assert.Equal(
            ["7", "8", "9"],
            from client in new List<string> { "", "orders", "other" }
            from setting in policies.GetPolicies(client).Explain(503).Settings
            where setting.Name == nameof(StatusPolicy.MaxRetries)
            select setting.Value);
    }

    [Fact]
    public void What_is_set_for_all_clients_is_set_once_for_each()
    {
        var times = 0;
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(clients => clients.AddStatusHandling(_ => times++));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<StatusPolicyProvider>().GetPolicies("orders");

        Assert.Equal(1, times);
    }
}
